META
key;value
description;Mill Lane 2027
country;Wales
unit;Eastbridge
num_projects;4
num_votes;10
budget;100
vote_type;approval
rule;equalshares/add1
date_begin;2027-03-01
date_end;2027-03-21
PROJECTS
project_id;cost;name
bridge;50;A foot bridge over the mill race
bus;30;The bus to the clinic on Saturdays
pond;20;A pond behind the school
bench;20;Benches on the hill
VOTES
voter_id;vote
1;bridge,bus
2;bridge,bus
3;bridge,bus
4;bridge,bus
5;bridge,bus
6;bridge,bus
7;pond,bench
8;pond,bench
9;pond,bench
10;pond,bench
