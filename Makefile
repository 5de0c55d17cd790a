.DEFAULT_GOAL := help
.PHONY: help static

help: ## List what make can do
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /: /'

static: ## Build the stylesheet and the script
	node src/coproduction_star/ui/styles/build.mjs
