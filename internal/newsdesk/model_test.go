package newsdesk

import (
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"casus/internal/dossier"
	"casus/internal/gazetteer"
	"casus/internal/intake"
	"casus/internal/proposer"
)

// TestModelIsNeverBelieved lets a stub propose one claim that the report makes
// and one that it does not: neither becomes a claim, and only the first is found
// in the text.
func TestModelIsNeverBelieved(t *testing.T) {
	text := "Turkey is in advanced talks to join the defence pact of Saudi Arabia and Pakistan, officials said."
	quote := func(s string) proposer.Quote { return proposer.Quote{Text: s} }
	good := proposer.Proposal{Sentence: quote(text), Holder: quote("officials"), Actor: quote("Turkey"), Act: quote("join"), Object: quote("Saudi Arabia"),
		Stage: "talks_advanced", StageWords: quote("advanced talks"), Likelihood: "unstated", Polarity: "affirm", Attribution: "anonymous_official"}
	bad := good
	bad.Stage, bad.StageWords = "signed", quote("signed the treaty")
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		content, _ := json.Marshal(map[string]any{"claims": []proposer.Proposal{good, bad}})
		json.NewEncoder(w).Encode(map[string]any{"choices": []any{map[string]any{"message": map[string]string{"content": string(content)}}}})
	}))
	defer server.Close()
	w, err := dossier.Embedded(dossier.Default)
	if err != nil {
		t.Fatal(err)
	}
	desk := New(w, gazetteer.Default())
	res := desk.Read([]intake.Report{{File: "f", Text: text, Lang: "en", Date: "2026-01-14", Kind: intake.KindText}}, nil, Options{})
	claims, events := len(res.Reports[0].Claims), len(res.Reports[0].Events)
	if err := desk.Propose(context.Background(), &proposer.Client{URL: server.URL, Model: "stub"}, res); err != nil {
		t.Fatal(err)
	}
	r := &res.Reports[0]
	if len(r.Claims) != claims || len(r.Events) != events || len(r.Proposed) != 2 {
		t.Fatalf("%d claims, %d events, %d proposals", len(r.Claims), len(r.Events), len(r.Proposed))
	}
	if !r.Proposed[0].Accepted || r.Proposed[1].Accepted || !strings.Contains(strings.Join(r.Proposed[1].Reasons, " "), "do not stand there") {
		t.Errorf("%+v", r.Proposed)
	}
}
