package timex

import (
	"fmt"
	"strings"
	"testing"

	"casus/internal/world"
)

// show writes mentions as "text=value from..to bound".
func show(mentions []Mention) string {
	var parts []string
	for _, m := range mentions {
		s := m.Text + "=" + string(m.Value)
		if m.Dated {
			s += fmt.Sprintf(" %s..%s", m.From, m.To)
		}
		if m.Bound != Within {
			s += " " + string(m.Bound)
		}
		parts = append(parts, s)
	}
	return strings.Join(parts, "; ")
}

func TestFind(t *testing.T) {
	dateline := world.MakeDay(2026, 1, 14) // a Wednesday
	for _, text := range []string{
		"Turkey signed the pact in September.",
		"The two sides met last May in Ankara.",
		"The ministers will meet this week.",
		"Saudi Arabia said on Tuesday that talks had ended.",
		"The envoy will arrive on Tuesday.",
		"They will sign the treaty in June.",
		"The ship will dock next month.",
		"Pakistan has had a base there since 2011.",
		"The attack took place two days ago.",
		"Ties have cooled in recent years.",
		"Missiles hit the port early on Monday, January 12, 2026.",
		"On 14 January 2026 the cabinet approved the deal.",
		"A decision is due by the end of the year.",
		"Between March and May 2025 three drills were held.",
		"He fell in 1998, and the alliance of the 1990s ended.",
		"The war killed 2,000 people and 1,950 troops in three weeks.",
		"It was the largest drill in five years.",
		"The talks, to be held in Riyadh in February, may fail.",
		"May said she would march on Sunday.",
		"The second round is the first of many; no one may march.",
		"The deal, signed a day earlier, expires in 2030.",
		"Yesterday's strike followed last week's talks.",
		"By mid-2025 the fleet had left; late last year it came back.",
		"The summit is scheduled for the second half of March.",
		"From 9 to 12 January 2026 the fleet exercised.",
		"The accord of 3 August 1949 entered into force on 24 August 1949.",
		"At 9:30 a.m. on Monday the first rockets fell.",
		"Officials met Friday evening.",
		"In the coming months, Tehran will decide.",
		"The Q3 2025 figures and FY2026 budget are out.",
		"He served from 2014 to 2018.",
		"The agreement lasted for five years.",
		"The next round will begin in two weeks.",
		"The 20th century saw two world wars.",
		"Every year on Independence Day they parade.",
		"A treaty signed in December takes effect in the spring.",
	} {
		t.Logf("%s\n      %s", text, show(Find(text, dateline)))
	}
}
