package coder

import (
	"testing"

	"casus/internal/gazetteer"
)

// TestUnlistedVerbs codes sentences whose last verb group has a verb that is in no
// list.
func TestUnlistedVerbs(t *testing.T) {
	c := Default(gazetteer.Default())
	for _, text := range []string{
		"A strategist believes that contacts among Turkey, Greece and Cyprus are still at the stage of sounding each other out.",
		"Talks have reached the last stage, the minister is reported to have said, describing the grouping as an alliance.",
		"Turkish officials were there, an observer zorped.",
	} {
		for _, e := range c.Sentence(text, gazetteer.NoDay) {
			if e.CAMEO == "111" {
				t.Errorf("%q: a charge by %v", text, e.Source)
			}
		}
	}
}
