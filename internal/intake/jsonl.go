package intake

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// jsonlFields are the members of a line of a batch.
var jsonlFields = []string{"id", "text", "title", "date", "lang", "outlet", "url", "author"}

// jsonl reads a batch: one JSON object a line, each a report.
func (in *intake) jsonl(e *emitter, s source, r *bufio.Reader) {
	in.eachLine(e, s, r, func(line []byte) (Report, error) { return readJSONL(s, line, in.opt) })
}

// readJSONL makes a report of a line. Members that are not known are noted, not
// refused: a batch is often an export with more columns.
func readJSONL(s source, line []byte, o Options) (Report, error) {
	r := s.report(KindJSONL)
	line = bytes.TrimPrefix(line, []byte("\xef\xbb\xbf"))
	if !utf8.Valid(line) {
		return r, refuse("is not UTF-8, which batches are")
	}
	if bytes.IndexByte(line, 0) >= 0 {
		return r, refuse("has a zero byte")
	}
	if err := checkJSONDepth(line, o.limits()); err != nil {
		return r, err
	}
	var members map[string]json.RawMessage
	if err := json.Unmarshal(line, &members); err != nil || members == nil {
		return r, refuse("%s is no JSON object; a batch has one whole object a line", quote(string(line[:min(len(line), 200)])))
	}
	value, err := jsonlValues(members)
	if err != nil {
		return r, err
	}
	r.fields(o, value, FromHeader)
	if more := unknownMembers(members); more != "" {
		r.note("members that are not known: " + more)
	}
	r.Text = paragraphs(value["text"])
	r.finishLang()
	r.setDate(o, value["date"], FromHeader)
	return r, r.finish(o)
}

// jsonlValues takes the known members as texts; all that are of another type are
// told at once.
func jsonlValues(members map[string]json.RawMessage) (map[string]string, error) {
	value := map[string]string{}
	var wrong []string
	for _, name := range jsonlFields {
		raw, ok := members[name]
		if !ok || string(raw) == "null" {
			continue
		}
		text, ok := jsonText(raw, name == "id")
		if !ok {
			wrong = append(wrong, fmt.Sprintf("%s: %s is no text", name, quote(string(raw))))
			continue
		}
		if name != "text" {
			text = oneLine(text)
		}
		value[name] = text
	}
	if len(wrong) > 0 {
		return nil, refuse("%s", strings.Join(wrong, "; "))
	}
	return value, nil
}

// jsonText is a JSON string, or where numbers are taken the digits of one.
func jsonText(raw json.RawMessage, number bool) (string, bool) {
	var text string
	if json.Unmarshal(raw, &text) == nil {
		return text, true
	}
	var n json.Number
	if number && json.Unmarshal(raw, &n) == nil {
		return n.String(), true
	}
	return "", false
}

func unknownMembers(members map[string]json.RawMessage) string {
	var names []string
	for name := range members {
		if !slices.Contains(jsonlFields, name) {
			names = append(names, quote(name))
		}
	}
	slices.Sort(names)
	if more := len(names) - 10; more > 0 {
		names = append(names[:10], fmt.Sprintf("and %d more", more))
	}
	return strings.Join(names, ", ")
}

// checkJSONDepth holds JSON against the limit of nesting before it is parsed.
func checkJSONDepth(data []byte, l Limits) error {
	depth, quoted := 0, false
	for i := 0; i < len(data); i++ {
		switch c := data[i]; {
		case quoted && c == '\\':
			i++
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '{' || c == '[':
			if depth++; depth > l.Depth {
				return limited(FlagDepth, "is nested deeper than the limit of %d", l.Depth)
			}
		case c == '}' || c == ']':
			depth--
		}
	}
	return nil
}
