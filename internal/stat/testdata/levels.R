# Writes levels.csv, levels_golden.csv and ridge_golden.csv of this folder:
#
#     Rscript levels.R
#
# Needs R with the packages MASS and glmnet. They were written by R 4.2.2, MASS
# 7.3-58 and glmnet 4.1. The ordered logit is polr, iterated far beyond its own
# default; a penalty of glmnet is one through the number of rows of ours.
suppressMessages({library(MASS); library(glmnet)})
set.seed(1914)
num <- function(x) sprintf("%.17g", x)

n <- 400
d <- data.frame(wealth = round(exp(rnorm(n, 9, 1)), 1), share = round(runif(n), 4), joint = rbinom(n, 1, 0.3))
latent <- 1e-4 * d$wealth + 1.5 * d$share - 0.8 * d$joint + rlogis(n)
d <- cbind(outcome = findInterval(latent, c(0, 1.5, 3.5)), d)
d$share[sample(n, 9)] <- NA
d$outcome[sample(n, 4)] <- NA
write.csv(d, "levels.csv", row.names = FALSE, na = "", quote = FALSE)

whole <- d[complete.cases(d), ]
whole$wealth4 <- whole$wealth / 1e4
fit <- polr(factor(outcome) ~ wealth4 + share + joint, whole, Hess = TRUE, control = list(reltol = 1e-16, maxit = 100000, ndeps = rep(1e-4, 6)))
print(summary(fit))
se <- sqrt(diag(vcov(fit)))
scale <- c(1e-4, 1, 1, 1, 1, 1)
null <- sum(table(whole$outcome) * log(table(whole$outcome) / nrow(whole)))
estimates <- c(coef(fit), fit$zeta) * scale
names <- c("wealth", "share", "joint", paste(c("low", "fair", "high"), c("fair", "high", "top"), sep = "|"))
p <- predict(fit, data.frame(wealth4 = 1, share = 0.5, joint = 1), type = "probs")
out <- c("term,estimate,error", paste(names, num(estimates), num(se * scale), sep = ","),
         paste("loglik", num(as.numeric(logLik(fit))), "", sep = ","), paste("null", num(null), "", sep = ","),
         paste(paste0("p", 0:3), num(p), "", sep = ","))
writeLines(out, "levels_golden.csv")

out <- "set,penalty,term,estimate"
for (set in c("unknown", "scales", "years")) for (penalty in c(0.5, 20)) {
  d <- read.csv(paste0(set, ".csv"))
  d <- d[complete.cases(d), ]
  x <- as.matrix(d[setdiff(names(d), c("outcome", "group"))])
  fit <- glmnet(x, d$outcome, "binomial", alpha = 0, lambda = penalty / nrow(d), thresh = 1e-24, maxit = 1e8)
  b <- as.matrix(coef(fit))[, 1]
  out <- c(out, paste(set, penalty, sub("(Intercept)", "intercept", names(b), fixed = TRUE), num(b), sep = ","))
}
writeLines(out, "ridge_golden.csv")
