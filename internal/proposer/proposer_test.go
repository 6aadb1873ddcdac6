package proposer

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"casus/internal/claim"
)

const report = "Arcadia is in advanced talks to join the pact, officials said. A deal is likely. Arcadia waits."

// plainRules know Arcadia, one act and two cues.
type plainRules struct{}

func at(s claim.Span, words string) bool { return strings.Contains(report[s.Start:s.End], words) }

func (plainRules) Actors(s claim.Span) []string {
	if at(s, "Arcadia") {
		return []string{"ARC"}
	}
	return nil
}
func (plainRules) Stages(s claim.Span) []claim.Stage {
	if at(s, "advanced talks") {
		return []claim.Stage{claim.TalksAdvanced}
	}
	return nil
}
func (plainRules) Likely(s claim.Span) []claim.Likelihood {
	if at(s, "likely") {
		return []claim.Likelihood{claim.Likely}
	}
	return nil
}
func (plainRules) Act(s claim.Span) bool { return at(s, "join") }

func good() Proposal {
	return Proposal{
		Sentence: Quote{Text: "Arcadia is in advanced talks to join the pact, officials said."}, Holder: Quote{Text: "officials"},
		Actor: Quote{Text: "Arcadia"}, Act: Quote{Text: "join"}, Object: Quote{Text: "the pact"},
		Stage: "talks_advanced", StageWords: Quote{Text: "advanced talks"}, Likelihood: "unstated", Polarity: "affirm", Attribution: "anonymous_official",
	}
}

func TestVerify(t *testing.T) {
	wrongByte := 3
	for name, c := range map[string]struct {
		change func(*Proposal)
		reason string // empty: accepted
	}{
		"as it stands":     {func(*Proposal) {}, ""},
		"invented words":   {func(p *Proposal) { p.Object.Text = "the secret pact" }, "do not stand there"},
		"higher stage":     {func(p *Proposal) { p.Stage = "signed" }, "do not say signed"},
		"unknown stage":    {func(p *Proposal) { p.Stage = "done" }, "none of the stages"},
		"likelihood":       {func(p *Proposal) { p.Likelihood = "certain" }, "do not say certain"},
		"other sentence":   {func(p *Proposal) { p.Likelihood = "likely"; p.LikelyWords.Text = "is likely" }, "do not stand there"},
		"unknown actor":    {func(p *Proposal) { p.Actor.Text = "officials" }, "nobody that the dictionaries know"},
		"no act":           {func(p *Proposal) { p.Act.Text = "said" }, "no rule finds an act"},
		"no sentence":      {func(p *Proposal) { p.Sentence.Text = "" }, "no words"},
		"bytes are wrong":  {func(p *Proposal) { p.Sentence = Quote{Text: "Arcadia", Start: &wrongByte, End: &wrongByte} }, "more than once"},
		"unknown polarity": {func(p *Proposal) { p.Polarity = "yes" }, "none of the polarities"},
	} {
		t.Run(name, func(t *testing.T) {
			p := good()
			c.change(&p)
			v := Verify(report, p, plainRules{})
			if all := strings.Join(v.Reasons, "; "); v.Accepted != (c.reason == "") || !strings.Contains(all, c.reason) {
				t.Errorf("accepted %v, reasons %s; want %q", v.Accepted, all, c.reason)
			}
		})
	}
}

func stub(t *testing.T, answer func(http.ResponseWriter, *http.Request)) *Client {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(answer))
	t.Cleanup(server.Close)
	return &Client{URL: server.URL + "/v1", Model: "stub", Key: "k"}
}

func TestPropose(t *testing.T) {
	var asked request
	client := stub(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/v1/chat/completions" || r.Header.Get("Authorization") != "Bearer k" {
			t.Errorf("asked %s with %q", r.URL.Path, r.Header.Get("Authorization"))
		}
		if err := json.NewDecoder(r.Body).Decode(&asked); err != nil {
			t.Error(err)
		}
		content, _ := json.Marshal(map[string]any{"claims": []Proposal{good()}})
		json.NewEncoder(w).Encode(map[string]any{"choices": []any{map[string]any{"message": message{"assistant", string(content)}}}})
	})
	got, cut, err := client.Propose(context.Background(), report, "2026-01-14")
	if err != nil || cut || len(got) != 1 || got[0].Stage != "talks_advanced" {
		t.Fatalf("%v %v %v", got, cut, err)
	}
	if asked.Model != "stub" || !strings.Contains(asked.Messages[1].Content, report) || asked.Format["type"] != "json_schema" {
		t.Errorf("asked %+v", asked)
	}
}

func TestProposeRefuses(t *testing.T) {
	for name, c := range map[string]struct {
		answer func(http.ResponseWriter, *http.Request)
		want   string
	}{
		"status":  {func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(503) }, "503"},
		"no JSON": {func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, "hello") }, "not JSON"},
		"nothing": {func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, "{}") }, "no choice"},
		"prose": {func(w http.ResponseWriter, _ *http.Request) {
			fmt.Fprint(w, `{"choices":[{"message":{"content":"well"}}]}`)
		}, "not the JSON"},
		"endless":  {func(w http.ResponseWriter, _ *http.Request) { w.Write(make([]byte, maxAnswer+2)) }, "longer"},
		"redirect": {func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/elsewhere", http.StatusFound) }, "elsewhere"},
	} {
		t.Run(name, func(t *testing.T) {
			_, _, err := stub(t, c.answer).Propose(context.Background(), report, "")
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("%v, want %q", err, c.want)
			}
		})
	}
	for _, address := range []string{"", "127.0.0.1:80", "ftp://a/b", "http://u:p@a/"} {
		if _, _, err := (&Client{URL: address}).Propose(context.Background(), report, ""); err == nil {
			t.Errorf("%q was asked", address)
		}
	}
}

func FuzzDecode(f *testing.F) {
	content, _ := json.Marshal(map[string]any{"claims": []Proposal{good()}})
	whole, _ := json.Marshal(map[string]any{"choices": []any{map[string]any{"message": message{"assistant", string(content)}}}})
	f.Add(whole)
	f.Add([]byte(`{"choices":[{"message":{"content":"{\"claims\":[{\"sentence\":{\"text\":\"A\",\"start\":-5,\"end\":99}}]}"}}]}`))
	f.Fuzz(func(t *testing.T, answer []byte) {
		claims, err := decode(answer)
		if err != nil {
			return
		}
		for _, p := range claims {
			v := Verify(report, p, plainRules{})
			for _, s := range []claim.Span{v.Sentence, v.Actor, v.Act, v.Object, v.Stage, v.Likely, v.Holder} {
				if s.Start < 0 || s.End > len(report) || s.Start > s.End {
					t.Fatalf("span %+v outside the report", s)
				}
			}
		}
	})
}
