# Writes the random data sets and golden.csv of this folder:
#
#     Rscript golden.R
#
# Needs R with the package sandwich. golden.csv was written by R 4.2.2 and
# sandwich 3.0-2. Estimates and standard errors are those of glm, iterated far
# beyond its own default; the clustered errors are those of vcovCL with HC0,
# which applies G/(G-1) and no factor for the number of coefficients.
library(sandwich)
set.seed(1816)
options(digits = 17)

num <- function(x) ifelse(is.na(x), "", sprintf("%.17g", x))
draw <- function(eta) as.numeric(runif(length(eta)) < plogis(eta))
write_data <- function(d, name) {
  lines <- c(paste(names(d), collapse = ","),
             do.call(paste, c(lapply(d, function(x) ifelse(is.na(x), "", format(x, digits = 15, trim = TRUE, scientific = FALSE, drop0trailing = TRUE))), sep = ",")))
  writeLines(gsub(" ", "", lines), paste0(name, ".csv"))
}

# Regressors of one scale, with values that are not known.
n <- 300
d <- data.frame(group = sample(1:25, n, TRUE), a = round(rnorm(n), 4), b = round(rnorm(n), 4), c = round(runif(n), 4))
d <- cbind(outcome = draw(-0.5 + 0.8 * d$a - 0.6 * d$b + d$c + rnorm(25, sd = 0.7)[d$group]), d)
d$a[sample(n, 12)] <- NA
d$c[sample(n, 9)] <- NA
d$outcome[sample(n, 5)] <- NA
write_data(d, "unknown")

# Wealth per head, a share, a dummy and a cubic of peace years.
n <- 500
d <- data.frame(group = rep(1:50, each = 10), wealth = round(exp(rnorm(n, 9, 1)), 1), share = round(rexp(n, 500), 6),
                joint = rbinom(n, 1, 0.3), peace = sample(0:200, n, TRUE))
d$peace2 <- d$peace^2
d$peace3 <- d$peace^3
d <- cbind(outcome = draw(0.4 + 3e-5 * d$wealth + 150 * d$share - 0.9 * d$joint - 0.05 * d$peace + 4e-4 * d$peace2 - 1e-6 * d$peace3), d)
write_data(d, "scales")

# Calendar years and their squares, not centred.
n <- 400
d <- data.frame(group = sample(1:30, n, TRUE), year = sample(1816:2010, n, TRUE))
d$year2 <- d$year^2
d$x <- round(rnorm(n), 3)
d <- cbind(outcome = draw(-0.6 + 0.01 * (d$year - 1913) - 1e-4 * (d$year - 1913)^2 + 0.5 * d$x), d)
write_data(d, "years")

# A rare event.
n <- 800
d <- data.frame(group = rep(1:80, each = 10), contiguous = rbinom(n, 1, 0.15), distance = round(runif(n, 100, 9000)), ratio = round(rbeta(n, 1, 3), 5))
d <- cbind(outcome = draw(-4.2 + 1.5 * d$contiguous - 1e-4 * d$distance + 1.2 * d$ratio), d)
write_data(d, "rare")

out <- "set,term,estimate,error,clustered,n,events,loglik,null"
for (set in c("unknown", "scales", "years", "rare", "spector", "challenger", "finney")) {
  d <- read.csv(paste0(set, ".csv"), comment.char = "#")
  d <- d[complete.cases(d), ]
  regressors <- setdiff(names(d), c("outcome", "group"))
  fit <- glm(reformulate(regressors, "outcome"), binomial, d, control = glm.control(epsilon = 1e-15, maxit = 200))
  clustered <- rep(NA, length(coef(fit)))
  if ("group" %in% names(d)) clustered <- sqrt(diag(vcovCL(fit, cluster = d$group, type = "HC0", cadjust = TRUE)))
  p0 <- mean(d$outcome)
  null <- sum(d$outcome) * log(p0) + sum(1 - d$outcome) * log(1 - p0)
  terms <- sub("(Intercept)", "intercept", names(coef(fit)), fixed = TRUE)
  out <- c(out, paste(set, terms, num(coef(fit)), num(sqrt(diag(vcov(fit)))), num(clustered),
                      nrow(d), sum(d$outcome), num(as.numeric(logLik(fit))), num(null), sep = ","))
  cat(set, nrow(d), sum(d$outcome), "\n"); print(summary(fit)$coefficients); cat(deviance(fit), fit$null.deviance, "\n")
}
writeLines(out, "golden.csv")
