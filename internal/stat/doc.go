// Package stat fits statistical models to columns of numbers. Start with Logit,
// which says how the odds of an outcome that is there or not go with named
// regressors. What is not known is NaN, never a zero. Ordered does so for an outcome
// of several levels in an order, Ridge holds the coefficients of a logit back so
// that it predicts better, and NaturalSpline gives a regressor, such as the year,
// a curve in place of a line.
//
// # The model
//
// The logarithm of the odds of the outcome is a constant, the intercept, and a
// sum of the regressors, each times its coefficient. The coefficients are those
// of the greatest likelihood, found by iteratively reweighted least squares,
// which for a logit is both Fisher scoring and Newton's method (McCullagh and
// Nelder 1989, chapters 2 and 4). It starts at the model of the intercept alone;
// a step that makes the deviance worse is halved. It ends when a step changes the
// deviance by less than 1e-12 of itself. Each step squares what was missing
// before it, so that coefficients are then right to about the accuracy of the
// arithmetic. A Fit is always one that converged.
//
// Each step is a least-squares problem that is solved by Householder reflections
// on blocks of rows, never by the products of columns, which would square the
// condition of the design. Regressors are centred, and scaled by a power of two,
// so that wealth per head may stand beside a share and a cubic of peace years.
// Results are in the units in which the regressors were given. Blocks are
// bounded by the number of rows alone and put together in order, so that the same
// columns give the same bits on any number of cores. Another order of rows gives
// the same answer but for rounding.
//
// # Rows that are left out
//
// A row in which the outcome or any regressor is unknown is left out. Fit says
// how many rows were, and in how many each variable was unknown; a row that lacks
// two variables counts once in the former and twice in the latter. A Fit of
// fewer rows is about fewer cases: compare likelihoods and AIC only between
// models of the same rows.
//
// # What has no answer
//
// Where the outcome can be told without an error from the regressors, for all
// rows or for those on one side of a bound, the likelihood has no maximum: some
// coefficient grows without end (Albert and Anderson 1984). Logit then gives no
// numbers but names the regressors, as it does for collinear ones. A single
// regressor that separates is found from its least and greatest values. Several
// together are found when all rows are on their right side or when, at a deviance
// that no longer changes, a step still moves the fitted log-odds of some row;
// then those that can be spared are taken out one at a time, and the rest named.
//
// # Errors of coefficients
//
// The errors are the square roots of the diagonal of the inverse Fisher
// information at the estimate. Where rows come in groups, such as the years of a
// dyad, they are not independent; the clustered errors are those of the sandwich
// of Huber (1967) and White (1982) with scores summed by group (Liang and Zeger
// 1986), times G/(G-1) for G groups, which is what Stata does for models fitted by
// maximum likelihood. They need many groups: with no more groups than
// coefficients the covariance is singular. z is an estimate through its error,
// and p the chance of one as far from zero, either side, under the normal
// distribution.
//
// # Sources
//
// Albert, A. and J. A. Anderson. 1984. On the Existence of Maximum Likelihood
// Estimates in Logistic Regression Models. Biometrika 71 (1): 1-10.
//
// de Boor, Carl. 1978. A Practical Guide to Splines. Springer. Chapter 4.
//
// Huber, Peter J. 1967. The Behavior of Maximum Likelihood Estimates under
// Nonstandard Conditions. Proceedings of the Fifth Berkeley Symposium on
// Mathematical Statistics and Probability 1: 221-233.
//
// le Cessie, S. and J. C. van Houwelingen. 1992. Ridge Estimators in Logistic
// Regression. Applied Statistics 41 (1): 191-201.
//
// Liang, Kung-Yee and Scott L. Zeger. 1986. Longitudinal Data Analysis Using
// Generalized Linear Models. Biometrika 73 (1): 13-22.
//
// McCullagh, Peter. 1980. Regression Models for Ordinal Data. Journal of the
// Royal Statistical Society B 42 (2): 109-142.
//
// McCullagh, P. and J. A. Nelder. 1989. Generalized Linear Models. Second
// edition. Chapman and Hall.
//
// McFadden, Daniel. 1974. Conditional Logit Analysis of Qualitative Choice
// Behavior. In Paul Zarembka (ed.), Frontiers in Econometrics. Academic Press.
// 105-142.
//
// Pratt, John W. 1981. Concavity of the Log Likelihood. Journal of the American
// Statistical Association 76 (373): 103-106.
//
// White, Halbert. 1982. Maximum Likelihood Estimation of Misspecified Models.
// Econometrica 50 (1): 1-25.
package stat
