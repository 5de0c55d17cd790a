"""The library of measures: choosing one, and beginning a measure of a programme with it."""
