#pragma once

namespace gatehouse::tests {

/// A call as the network tools of a browser save it.
inline constexpr const char* kForeignHar =
    R"({"log":{"version":"1.2","creator":{"name":"x","version":"1"},
"entries":[{"startedDateTime":"2026-11-20T10:00:00.250+01:00","time":812.5,
"request":{"method":"POST","url":"https://api.openai.com/v1/chat/completions","httpVersion":"h2",
"headers":[{"name":":method","value":"POST"},{"name":"content-type","value":"application/json"}],
"cookies":[],"queryString":[],"headersSize":-1,"bodySize":-1,
"postData":{"mimeType":"application/json","text":"{\"model\":\"gpt-5\",\"messages\":[]}"}},
"response":{"status":200,"statusText":"OK","httpVersion":"h2","headers":[],"cookies":[],
"content":{"size":10,"mimeType":"application/json","encoding":"base64",
"text":"eyJtb2RlbCI6ImdwdC01LTEiLCJ1c2FnZSI6eyJwcm9tcHRfdG9rZW5zIjo3LCJjb21wbGV0aW9uX3Rva2VucyI6M319"},
"redirectURL":"","headersSize":-1,"bodySize":-1},
"cache":{},"timings":{"blocked":-1,"dns":2,"connect":10,"send":0.5,"wait":500,"receive":300}}]}})";

/// The second entry has no method.
inline constexpr const char* kHalfHar =
    R"({"log":{"entries":[{"startedDateTime":"2026-01-01T00:00:00Z","request":{"method":"GET","url":"http://x/"},"response":{"status":200}},{"startedDateTime":"2026-01-01T00:00:00Z","request":{"url":"http://x/"},"response":{"status":200}}]}})";

}  // namespace gatehouse::tests
