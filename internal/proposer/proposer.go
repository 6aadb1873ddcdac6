// Package proposer asks a language model, at any address that speaks the
// chat-completions protocol of OpenAI, to propose claims of a report. A proposal
// is never taken at its word: every field quotes the report, and Verify lets
// only those through whose quotes stand in the text and say by the desk's own
// rules what the model says they do. Start with Client.Propose, then Verify.
//
// Nothing here is needed for reading a report, and nothing is sent anywhere
// unless the user names an address.
package proposer

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"time"
)

// The bounds of one question to a model.
const (
	maxText     = 64 << 10 // bytes of the report that are sent
	maxAnswer   = 1 << 20  // bytes of the answer
	maxClaims   = 64
	timeToReply = 2 * time.Minute
)

// Client asks one model.
type Client struct {
	URL   string // base address, as http://127.0.0.1:11434/v1
	Model string // name of the model, as the server knows it
	Key   string // sent as bearer token where not empty
	HTTP  *http.Client
}

// Quote is a piece of the report: its words and, where the model gives them,
// its bytes.
type Quote struct {
	Text  string `json:"text"`
	Start *int   `json:"start,omitempty"`
	End   *int   `json:"end,omitempty"`
}

// Proposal is one claim as a model proposes it.
type Proposal struct {
	Sentence    Quote  `json:"sentence"`
	Holder      Quote  `json:"holder"`
	Actor       Quote  `json:"actor"`
	Act         Quote  `json:"act"`
	Object      Quote  `json:"object"`
	Stage       string `json:"stage"`
	StageWords  Quote  `json:"stage_words"`
	Likelihood  string `json:"likelihood"`
	LikelyWords Quote  `json:"likelihood_words"`
	Polarity    string `json:"polarity"`
	Attribution string `json:"attribution"`
}

type message struct {
	Role    string `json:"role"`
	Content string `json:"content"`
}

type request struct {
	Model       string         `json:"model"`
	Messages    []message      `json:"messages"`
	Temperature float64        `json:"temperature"`
	Seed        int            `json:"seed"`
	Format      map[string]any `json:"response_format"`
}

type reply struct {
	Choices []struct {
		Message message `json:"message"`
	} `json:"choices"`
}

// Propose asks for the claims of a report written on the day date (empty where
// not known). A text beyond 64 kB is cut, which cut tells.
func (c *Client) Propose(ctx context.Context, text, date string) (out []Proposal, cut bool, err error) {
	at, err := c.address()
	if err != nil {
		return nil, false, err
	}
	if len(text) > maxText {
		text, cut = strings.ToValidUTF8(text[:maxText], ""), true
	}
	body, err := json.Marshal(request{
		Model: c.Model, Seed: 1, Format: map[string]any{"type": "json_schema", "json_schema": map[string]any{"name": "claims", "strict": true, "schema": schema()}},
		Messages: []message{{"system", instruction}, {"user", "Date of the report: " + date + "\n\n" + text}},
	})
	if err != nil {
		return nil, cut, err
	}
	answer, err := c.post(ctx, at, body)
	if err != nil {
		return nil, cut, fmt.Errorf("the model at %s: %w", c.URL, err)
	}
	out, err = decode(answer)
	if err != nil {
		return nil, cut, fmt.Errorf("the model at %s: %w", c.URL, err)
	}
	return out, cut, nil
}

func (c *Client) address() (string, error) {
	u, err := url.Parse(c.URL)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return "", fmt.Errorf("%q is no address of a model; write one such as http://127.0.0.1:11434/v1", c.URL)
	}
	if u.User != nil {
		return "", errors.New("the address of a model carries a password; give the key by its own flag")
	}
	return u.JoinPath("chat/completions").String(), nil
}

func (c *Client) post(ctx context.Context, at string, body []byte) ([]byte, error) {
	ctx, stop := context.WithTimeout(ctx, timeToReply)
	defer stop()
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, at, bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	req.Header.Set("Content-Type", "application/json")
	if c.Key != "" {
		req.Header.Set("Authorization", "Bearer "+c.Key)
	}
	client := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error {
		return errors.New("it sends the question elsewhere; name the address that answers")
	}}
	if c.HTTP != nil {
		client.Transport = c.HTTP.Transport
	}
	resp, err := client.Do(req)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	answer, err := io.ReadAll(io.LimitReader(resp.Body, maxAnswer+1))
	switch {
	case err != nil:
		return nil, err
	case resp.StatusCode != http.StatusOK:
		return nil, fmt.Errorf("it answers %s", resp.Status)
	case len(answer) > maxAnswer:
		return nil, fmt.Errorf("its answer is longer than %d bytes", maxAnswer)
	}
	return answer, nil
}

// decode reads the claims out of an answer.
func decode(answer []byte) ([]Proposal, error) {
	var r reply
	if err := json.Unmarshal(answer, &r); err != nil {
		return nil, fmt.Errorf("its answer is not JSON: %w", err)
	}
	if len(r.Choices) == 0 {
		return nil, errors.New("its answer holds no choice")
	}
	var body struct {
		Claims []Proposal `json:"claims"`
	}
	if err := json.Unmarshal([]byte(r.Choices[0].Message.Content), &body); err != nil {
		return nil, fmt.Errorf("its claims are not the JSON that was asked for: %w", err)
	}
	if len(body.Claims) > maxClaims {
		return nil, fmt.Errorf("it proposes %d claims; more than %d are not looked at", len(body.Claims), maxClaims)
	}
	return body.Claims, nil
}
