"""Everything that is drawn: the Star, charts and the map, as SVG with their facts in words.

``colours`` and ``lettering`` are what pictures are made with, ``svg`` how they
are written down, the other modules what they show. A picture never stands
alone: it can say its sentence and lay out its table.
"""
