"""안내문: what an applicant is told of a step, in the words its round keeps for it."""
