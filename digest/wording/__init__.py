"""What pages and feeds both say of a story: letters, counts, dates, headlines and the standing line, in words.

All that the site says itself, and no source said, is worded in this package: labels in words.py, the rest as functions
beside the facts that they tell. All functions are pure.
"""
