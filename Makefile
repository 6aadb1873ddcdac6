# Everything the project needs is installed by these targets from the module
# proxy and, for the page, from npm; Go is the only thing to have beforehand,
# and Node.js for the page, which apt-get brings where it may. Where there is none
# the page is left out.
# Tests in a browser need Chromium; apt-get brings it where it may. CASUS_BROWSER
# names another one, and CASUS_BROWSER=none leaves these tests out.

# Tests that read public research data find it here where it exists.
ifneq ($(wildcard ../shared/data),)
export CASUS_TEST_DATA ?= $(abspath ../shared)
endif

export CGO_ENABLED := 0

WEB_DIST := internal/web/dist

.PHONY: all build web webtest browser test tested lint screenshots bench golden fuzz clean

all: build

build: web ## the binary with its page, bin/casus
	go build -trimpath -o bin/casus ./cmd/casus

ifeq ($(shell command -v npm),)
web:
	@echo "npm was not found: the page is left out of the program; casus serve shows the brief and the API"
webtest: web
	@echo "without the page the tests in a browser are left out too"
tested: export CASUS_BROWSER ?= none
else
web: web/node_modules/.package-lock.json ## the page of casus serve, checked and bundled
	cd web && npx --no-install tsc --noEmit
	mkdir -p $(WEB_DIST)
	go tool esbuild web/src/main.tsx --bundle --minify --format=esm --target=es2022 --jsx=automatic --jsx-import-source=preact --legal-comments=none --log-level=warning --outfile=$(WEB_DIST)/app.js
	cp web/src/index.html web/src/icon.svg $(WEB_DIST)/
	cp web/node_modules/world-atlas/countries-50m.json $(WEB_DIST)/countries.json
	for name in preact @preact/signals @preact/signals-core d3-geo d3-array internmap topojson-client world-atlas; do \
		echo "== $$name"; cat web/node_modules/$$name/LICENSE; echo; done > $(WEB_DIST)/licenses.txt

webtest: web browser
	cd web && npm test --silent
endif

web/node_modules/.package-lock.json: web/package-lock.json
	cd web && npm ci --silent
	touch $@

browser: ## Chromium for the tests, where it is missing and apt-get may bring it
	@sh .ci/browser

test: ## install what tests need, then run them
	@sh .ci/node
	@$(MAKE) --no-print-directory tested

tested: webtest
	go mod download
	go test ./...

lint: ## format, vet and staticcheck
	@unformatted=$$(gofmt -l cmd internal); if [ -n "$$unformatted" ]; then echo "gofmt would change:"; echo "$$unformatted"; exit 1; fi
	go vet ./...
	go tool staticcheck ./...

golden: ## write the golden files and the README's outputs anew
	go test ./internal/brief ./cmd/casus -update

fuzz: ## a minute on each fuzz target
	@for room in dossier world dataset alliancewar obligation download intake outcome timex token gazetteer coder attribution statement reading proposer newsdesk promise accession warspread server workspace; do \
		for target in $$(go test ./internal/$$room -list '^Fuzz' | grep ^Fuzz); do \
			go test ./internal/$$room -run '^$$' -fuzz "^$$target$$" -fuzztime 60s -fuzzminimizetime 50x || exit 1; done; done

bench: build ## speed and memory, each beside its target
	go run ./internal/benchmark -binary bin/casus

screenshots: build browser ## pictures of every view: bin/pictures, and those of the README
	go run ./internal/screenshots -binary bin/casus

clean:
	rm -rf bin web/node_modules
	find $(WEB_DIST) -type f ! -name .keep -delete
