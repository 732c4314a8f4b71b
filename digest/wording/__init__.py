"""What pages and feeds both say of a story: letters, counts, dates, headlines and the standing line, in words.

All that the site says itself, and no source said, is worded in this package: the texts are in languages/, a file each;
Words says them, and the functions here choose which. All functions are pure.
"""
