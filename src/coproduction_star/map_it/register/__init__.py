"""Looking after the register: two records of one thing become one, and one record of two things becomes two."""
