"""체계 전환: the alliance is divided anew; what is open goes to the divisions that follow."""
