package intake

import (
	"bytes"
	"encoding/json"
	"net/http"
	"strings"

	"golang.org/x/net/html/atom"
)

func isGzip(start []byte) bool { return bytes.HasPrefix(start, []byte("\x1f\x8b\x08")) }

func isZip(start []byte) bool { return bytes.HasPrefix(start, []byte("PK\x03\x04")) }

// sniff finds the kind of an input by its start: KindText where nothing shows
// another, an error where it is no text at all.
func sniff(start []byte) (string, error) {
	wide, start := wideEncoding(start)
	start = bytes.TrimLeft(bytes.TrimPrefix(start, []byte("\xef\xbb\xbf")), " \t\r\n")
	if len(start) == 0 {
		return KindText, nil
	}
	switch {
	case start[0] == '<':
		return markup(start)
	case start[0] == '{':
		return jsonKind(start), nil
	case start[0] == '[' && json.Valid(start):
		return "", refuse("is a JSON array; a batch has one object a line, without [ and ]")
	case looksGDELT(start):
		return KindGDELT, nil
	}
	media, _, _ := strings.Cut(http.DetectContentType(start), ";")
	if wide == "" && !strings.HasPrefix(media, "text/") && media != "application/octet-stream" {
		return "", refuse("is %s, which is not read; give its text", media)
	}
	return KindText, nil
}

// markup tells feeds from pages by the first element.
func markup(start []byte) (string, error) {
	declared := false
	for {
		start = bytes.TrimLeft(start, " \t\r\n")
		var end string
		switch {
		case bytes.HasPrefix(start, []byte("<?")):
			declared, end = declared || bytes.HasPrefix(start, []byte("<?xml")), "?>"
		case bytes.HasPrefix(start, []byte("<!--")):
			end = "-->"
		case bytes.HasPrefix(start, []byte("<!")):
			if name := strings.ToLower(string(start[:min(len(start), 40)])); strings.HasPrefix(name, "<!doctype") && strings.Contains(name, "html") {
				return KindHTML, nil
			}
			end = ">"
		default:
			return byRoot(start, declared)
		}
		_, after, ok := bytes.Cut(start, []byte(end))
		if !ok {
			return byRoot(nil, declared)
		}
		if end == ">" { // a document type with declarations of its own ends later
			if i, j := bytes.IndexByte(start, '['), bytes.Index(start, []byte("]>")); i >= 0 && j > i && len(after) > len(start)-j-2 {
				after = start[j+2:]
			}
		}
		start = after
	}
}

func byRoot(start []byte, declared bool) (string, error) {
	name := strings.TrimPrefix(string(start[:min(len(start), 80)]), "<")
	if i := strings.IndexAny(name, " \t\r\n/>"); i >= 0 {
		name = name[:i]
	}
	local := strings.ToLower(name[strings.LastIndexByte(name, ':')+1:])
	switch {
	case local == "rss" || local == "rdf":
		return KindRSS, nil
	case local == "feed":
		return KindAtom, nil
	case atom.Lookup([]byte(local)) != 0 && local != "":
		return KindHTML, nil
	case declared:
		return "", refuse("is XML, but no feed and no page: its first element is %s; rss, rdf, feed and html are read", quote(name))
	}
	return KindText, nil
}

// jsonKind tells a JSON feed from a batch by the members of the first object, as
// far as the window shows them.
func jsonKind(start []byte) string {
	dec := json.NewDecoder(bytes.NewReader(start))
	depth, key := 0, ""
	for first := true; ; first = false {
		token, err := dec.Token()
		if err != nil || !first && depth == 0 {
			return KindJSONL
		}
		switch t := token.(type) {
		case json.Delim:
			if t == '[' && depth == 1 && key == "items" {
				return KindJSONFeed
			}
			if t == '{' || t == '[' {
				depth++
			} else {
				depth--
			}
			key = ""
		case string:
			if depth == 1 && key == "" {
				key = t
				continue
			}
			if depth == 1 && key == "version" && strings.Contains(t, "jsonfeed.org/version") {
				return KindJSONFeed
			}
			key = ""
		default:
			key = ""
		}
	}
}
