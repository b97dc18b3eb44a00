import Archive
import Lexicon
import Query
import Record

/// The description of the API (OpenAPI 3.1), written from its routes.
enum OpenAPI {
  static func response(_ call: APICall) -> Response { .json(document(version: call.library.version)) }

  static func document(version: String) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.member("openapi", "3.1.0")
      json.key("info")
      json.object { json in
        json.member("title", "Chancery")
        json.member("version", version)
        json.member("summary", "a sourced record of diplomacy, from Chinese-language news")
        json.key("license")
        json.object { json in
          json.member("name", "Apache License 2.0")
          json.member("identifier", "Apache-2.0")
        }
      }
      json.key("servers")
      json.array(["/api/v1"]) { json, url in json.object { $0.member("url", url) } }
      json.key("paths")
      json.object { json in
        for route in APIRoute.all { path(route, &json) }
      }
      json.key("components")
      json.object { json in
        json.key("schemas")
        json.object { json in error(&json) }
      }
    }
    return json.bytes
  }

  private static func path(_ route: APIRoute, _ json: inout JSONWriter) {
    json.key(named: "/" + route.path.joined(separator: "/"))
    json.object { json in
      json.key("get")
      json.object { json in
        json.member("operationId", route.path.map { $0.filter { $0.isLetter } }.joined(separator: "-"))
        json.member("summary", route.summary)
        json.key("parameters")
        let inPath = route.path.filter { $0.first == "{" }.map { String($0.dropFirst().dropLast()) }
        json.array(inPath.map { ($0, nil) } + route.parameters.map { ($0.name, $0) }) { json, one in
          parameter(one.0, one.1, &json)
        }
        json.key("responses")
        json.object { json in
          for (status, text) in [
            ("200", "what was asked for"), ("400", "the question is not understood"), ("404", "there is none"),
          ] {
            json.key(named: status)
            json.object { json in
              json.member("description", text)
              guard status != "200" else { return }
              json.key("content")
              json.object { json in
                json.key("application/json")
                json.object { json in
                  json.key("schema")
                  json.object { $0.member("$ref", "#/components/schemas/Error") }
                }
              }
            }
          }
        }
      }
    }
  }

  private static func parameter(_ name: String, _ parameter: APIRoute.Parameter?, _ json: inout JSONWriter) {
    json.object { json in
      json.member("name", name)
      json.member("in", parameter == nil ? "path" : "query")
      json.member("required", parameter == nil)
      if let parameter { json.member("description", parameter.help) }
      json.key("schema")
      json.object { json in
        json.member("type", parameter?.isNumber == true ? "integer" : "string")
        if let parameter, !parameter.choices.isEmpty { json.member("enum", parameter.choices) }
      }
    }
  }

  private static func error(_ json: inout JSONWriter) {
    json.key("Error")
    json.object { json in
      json.member("type", "object")
      json.member("required", ["error"])
      json.key("properties")
      json.object { json in
        json.key("error")
        json.object { json in
          json.member("type", "object")
          json.member("required", ["code", "problem", "remedy", "place"])
          json.key("properties")
          json.object { json in
            for name in ["code", "problem", "remedy"] {
              json.key(named: name)
              json.object { $0.member("type", "string") }
            }
            json.key("place")
            json.object { $0.member("type", ["array", "null"]) }
          }
        }
      }
    }
  }
}
