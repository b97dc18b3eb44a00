import CLexiconImage
public let count = chancery_lexicon_count
