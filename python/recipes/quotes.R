# Quotes by speaker in R, with jsonlite, from a file of one quote a line:
#
#   claimwire annotate --per quotes articles > quotes.ndjson
#   Rscript recipes/quotes.R quotes.ndjson
library(jsonlite)

path <- commandArgs(trailingOnly = TRUE)[1]
quotes <- stream_in(file(path), flatten = TRUE, verbose = FALSE)
sure <- subset(quotes, confidence >= 0.5 & !is.na(speaker.name))
print(head(sort(table(sure$speaker.name), decreasing = TRUE), 20))
