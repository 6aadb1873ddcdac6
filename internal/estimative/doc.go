// Package estimative turns numbers into the words of published scales of
// probability and back. Start with Scales and Find; Scale.Words says what a
// number is called and Scale.Range what a word means.
//
// The scales are closed lists. ICD 203 leaves no gap between its bands, the
// yardstick of the United Kingdom does: a number there has no word, and is said
// to lie between the two bands beside it. The words of the IPCC overlap, one
// inside the other; the narrowest that holds a number is taken.
//
// # Sources
//
// Office of the Director of National Intelligence. 2015. Intelligence Community
// Directive 203: Analytic Standards. Section D.6.e(2)(a).
//
// Professional Head of Intelligence Assessment. 2018. Professional Development
// Framework for all-source intelligence assessment: the Probability Yardstick.
//
// NATO. 2016. AJP-2.1: Allied Joint Doctrine for Intelligence Procedures.
//
// Mastrandrea, Michael, and others. 2010. Guidance Note for Lead Authors of the
// IPCC Fifth Assessment Report on Consistent Treatment of Uncertainties.
package estimative
