"""The supply chain above anchor firms: walked, asked, and laid out as a map."""
