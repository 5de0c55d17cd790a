"""Another programme begins with the shape of this one: wordings and definitions, never people."""
