# Everything the project needs is installed by these targets from the module
# proxy; Go is the only thing to have beforehand.

# Tests that read public research data find it here where it exists.
ifneq ($(wildcard ../shared/data),)
export CASUS_TEST_DATA ?= $(abspath ../shared)
endif

export CGO_ENABLED := 0

.PHONY: all build test lint bench golden fuzz clean

all: build

build: ## the binary, bin/casus
	go build -trimpath -o bin/casus ./cmd/casus

test: ## install what tests need, then run them
	go mod download
	go test ./...

lint: ## format, vet and staticcheck
	@unformatted=$$(gofmt -l cmd internal); if [ -n "$$unformatted" ]; then echo "gofmt would change:"; echo "$$unformatted"; exit 1; fi
	go vet ./...
	go tool staticcheck ./...

golden: ## write the golden files and the README's outputs anew
	go test ./internal/brief ./cmd/casus -update

fuzz: ## a minute on each fuzz target
	@for room in dossier world dataset alliancewar obligation download intake outcome timex token gazetteer coder attribution statement reading proposer newsdesk promise accession warspread server; do \
		for target in $$(go test ./internal/$$room -list '^Fuzz' | grep ^Fuzz); do \
			go test ./internal/$$room -run '^$$' -fuzz "^$$target$$" -fuzztime 60s -fuzzminimizetime 50x || exit 1; done; done

bench: build ## speed and memory, each beside its target
	go run ./internal/benchmark -binary bin/casus

clean:
	rm -rf bin
