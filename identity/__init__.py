"""What a document is: its title, kind, senders, signatories, addressees, area, date and period.

Rules read the words and the layout of a document and yield votes; one policy
(:mod:`identity.decide`) turns them into values and leaves open what they do not settle.
:func:`identity.identify.identify` is the one question, :mod:`identity.bundles` tells the documents
of one file apart.
"""
