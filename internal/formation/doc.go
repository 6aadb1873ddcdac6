// Package formation foretells which two states that are not allied in one year
// will be allied in the next. Start with New, which takes the network of defence
// ties year by year with what is known of states; Fit learns from the years up to
// one year and Judge says how well it foretold another.
//
// Only pairs without a tie in the year before are asked about: a tie that stands
// is easily foretold to stand, and would flatter the score. Every feature of a
// year is made of the years before it. Past, the view from which features are
// made, does not hold the year itself, so that no feature can see it.
//
// # Sources
//
// Cranmer, Skyler J., Bruce A. Desmarais and Elizabeth J. Menninga. 2012. Complex
// Dependencies in the Alliance Network. Conflict Management and Peace Science 29
// (3): 279-313.
//
// Saito, Takaya and Marc Rehmsmeier. 2015. The Precision-Recall Plot Is More
// Informative than the ROC Plot When Evaluating Binary Classifiers on Imbalanced
// Datasets. PLOS ONE 10 (3).
package formation
