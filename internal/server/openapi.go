package server

import (
	"encoding/json"
	"net/http"
	"reflect"
	"slices"
	"strconv"
	"strings"
)

// describe writes the description of the API in OpenAPI 3.1.
func describe(endpoints []Endpoint) (*answer, error) {
	types := newSchemas()
	problems := problemAnswers(types)
	paths := object{}
	for i := range endpoints {
		e := &endpoints[i]
		paths[apiRoot+e.Path] = object{"get": e.operation(types, problems, "")}
		if e.Also != "" {
			paths[apiRoot+e.Also] = object{"get": e.operation(types, problems, e.Also)}
		}
	}
	for i := range studyRoutes {
		studyRoutes[i].addTo(paths, types, problems)
	}
	paths[apiRoot+"openapi.json"] = object{"get": object{"operationId": "openapi", "summary": "This description.", "tags": []string{"description"},
		"responses": object{"200": object{"description": "The description.", "content": object{jsonKind: object{"schema": object{"type": "object"}}}}}}}
	doc := object{
		"openapi": "3.1.0",
		"info": object{"title": "Casus", "version": "1", "license": object{"name": "see LICENSE in the sources"},
			"description": "The answers of the command line over HTTP: the parameters of an address are the flags of the command, and the body is what the command prints with --format json."},
		"servers":    []any{object{"url": "/"}},
		"paths":      paths,
		"components": object{"schemas": types.made, "securitySchemes": object{"token": object{"type": "http", "scheme": "bearer", "description": "Needed where the server does not listen on this machine alone."}}},
		"security":   []any{object{}, object{"token": []string{}}},
		"tags":       []any{object{"name": "answers"}, object{"name": "studies"}, object{"name": "description"}},
	}
	body, err := json.MarshalIndent(doc, "", "  ")
	if err != nil {
		return nil, err
	}
	return newAnswer(jsonKind, append(body, '\n')), nil
}

func (s *Server) describeItself(w http.ResponseWriter, r *http.Request) {
	switch {
	case r.Method != http.MethodGet && r.Method != http.MethodHead:
		notAllowed(r, "GET", "HEAD").write(w, r)
	case r.URL.RawQuery != "":
		Wrong("this address takes no parameters").write(w, r)
	case !accepts(r.Header.Values("Accept"), jsonKind):
		problemf(http.StatusNotAcceptable, "the description is %s, which the header Accept leaves out", jsonKind).write(w, r)
	default:
		s.api.write(w, r)
	}
}

// told are the statuses that a problem can have, with what each means here.
var told = map[int]string{
	400: "Something that was asked is wrong; faults says all of it.",
	401: "The token is missing or wrong.",
	403: "The request came from another site, by another name of this machine, or is a write without its header.",
	404: "There is nothing at this address.",
	405: "The method is not one of the address.",
	406: "The header Accept leaves out what the answer is.",
	409: "The study was changed meanwhile.",
	413: "The body is too large.",
	414: "The address is too long.",
	415: "The body is of another content type.",
	429: "Too many requests, or too many long tasks at a time; the header Retry-After says when to ask again.",
	503: "The answer took too long and was given up.",
}

func problemAnswers(types *schemas) map[int]object {
	schema := types.of(reflect.TypeFor[Problem]())
	out := map[int]object{}
	for status, text := range told {
		out[status] = object{"description": text, "content": object{"application/problem+json": object{"schema": schema}}}
	}
	return out
}

func answersWith(problems map[int]object, statuses ...int) object {
	out := object{}
	for _, s := range statuses {
		out[strconv.Itoa(s)] = problems[s]
	}
	return out
}

// operation describes an endpoint.
func (e *Endpoint) operation(types *schemas, problems map[int]object, also string) object {
	responses := answersWith(problems, 400, 401, 403, 404, 405, 406, 413, 414, 429, 503)
	content := object{}
	for _, format := range e.Formats {
		content[kinds[format]] = object{"schema": object{"type": "string"}}
	}
	content[jsonKind] = object{"schema": e.schema(types)}
	content[eventKind] = object{"schema": object{"type": "string", "description": "Events: progress with task, done, total and unit; then result with the JSON, or problem."}}
	responses["200"] = object{"description": e.Summary, "content": content,
		"headers": object{"ETag": object{"description": "Strong; the answer is the same as long as it is.", "schema": object{"type": "string"}}}}
	responses["304"] = object{"description": "The asker has the answer already, by If-None-Match."}
	id := strings.ReplaceAll(e.Path, "/", "-")
	if also != "" {
		id = strings.ReplaceAll(also, "/", "-")
	}
	parameters := []any{}
	for i := range e.Parameters {
		parameters = append(parameters, e.Parameters[i].described())
	}
	return object{"operationId": id, "summary": e.Summary, "description": e.About, "tags": []string{"answers"}, "parameters": parameters, "responses": responses}
}

func (e *Endpoint) schema(types *schemas) object {
	if len(e.Answers) == 1 {
		return types.of(e.Answers[0])
	}
	any := []any{}
	for _, t := range e.Answers {
		any = append(any, types.of(t))
	}
	return object{"anyOf": any}
}

func (p *Parameter) described() object {
	schema := object{"type": [...]string{Text: "string", Whole: "integer", Number: "number", YesNo: "boolean"}[p.Kind]}
	if p.Kind == Text {
		schema["maxLength"] = longest
	}
	if len(p.Enum) > 0 {
		schema["enum"] = p.Enum
	}
	if p.Bounds.Least != p.Bounds.Most {
		schema["minimum"], schema["maximum"] = p.Bounds.Least, p.Bounds.Most
	}
	if p.Default != "" {
		var value any = p.Default
		if p.Kind != Text {
			value = json.RawMessage(p.Default)
		}
		schema["default"] = value
	}
	out := object{"name": p.Name, "in": "query", "description": p.Help, "required": p.Required, "schema": schema, "allowReserved": true}
	if p.Many {
		out["schema"] = object{"type": "array", "items": schema, "maxItems": mostTexts}
		out["style"], out["explode"] = "form", true
	}
	return out
}

// addTo describes a route of studies.
func (route *studyRoute) addTo(paths object, types *schemas, problems map[int]object) {
	at := apiRoot + strings.ReplaceAll(route.path, "ID", "{id}")
	item, ok := paths[at].(object)
	if !ok {
		item = object{}
		if strings.Contains(at, "{id}") {
			item["parameters"] = []any{object{"name": "id", "in": "path", "required": true, "description": "The id of the study.", "schema": object{"type": "string", "pattern": studyID.String()}}}
		}
		paths[at] = item
	}
	statuses := []int{400, 401, 403, 404, 405, 414, 429}
	op := object{"operationId": strings.ToLower(route.method) + "-" + strings.ReplaceAll(route.path, "/", "-"), "summary": route.summary, "tags": []string{"studies"}}
	done := object{"description": "Done."}
	switch {
	case route.answer != nil:
		done["content"] = object{jsonKind: object{"schema": types.of(reflect.TypeOf(route.answer))}}
	case route.status == http.StatusOK:
		done["content"] = object{zipKind: object{}}
	}
	if route.method != http.MethodGet {
		statuses = append(statuses, 409, 413, 415)
		op["parameters"] = []any{object{"name": headerWrite, "in": "header", "required": true, "description": "Always 1: it shows that no page of another site asks.", "schema": object{"type": "string", "const": "1"}}}
	}
	if kind := route.kind; kind != "" {
		op["requestBody"] = object{"required": true, "content": object{kind: object{}}}
	} else if route.body != nil {
		op["requestBody"] = object{"required": true, "content": object{jsonKind: object{"schema": types.of(reflect.TypeOf(route.body))}}}
	}
	slices.Sort(statuses)
	responses := answersWith(problems, statuses...)
	responses[strconv.Itoa(route.status)] = done
	op["responses"] = responses
	item[strings.ToLower(route.method)] = op
}
