package cli

import (
	"context"
	"fmt"
	"os"

	"casus/internal/newsdesk"
	"casus/internal/proposer"
)

// propose asks the model that the user names; what it says stands apart from the
// claims.
func (c readCmd) propose(ctx context.Context, desk *newsdesk.Desk, res *newsdesk.Result) error {
	if c.ModelName == "" {
		return usageError{fmt.Errorf("--model needs --model-name, the name by which the server knows the model")}
	}
	client := &proposer.Client{URL: c.Model, Model: c.ModelName}
	if c.ModelKey != "" {
		if client.Key = os.Getenv(c.ModelKey); client.Key == "" {
			return wrong("--model-key %s: the environment has no such variable, or it is empty", c.ModelKey)
		}
	}
	if err := desk.Propose(ctx, client, res); err != nil {
		return inputError{err}
	}
	return nil
}
