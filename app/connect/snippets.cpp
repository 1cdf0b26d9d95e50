#include <QtGlobal>

#include "app/connect/snippet.h"

namespace gatehouse::app {
namespace {

constexpr auto kProgram = SnippetGroup::Program;
constexpr auto kAgent = SnippetGroup::Agent;
constexpr auto kEditor = SnippetGroup::Editor;

// clang-format off
constexpr Snippet kSnippets[] = {

{"curl", "curl", kProgram, "sh", "", "openai_chat", "/v1",
R"(curl {base}/chat/completions \
  -H 'Content-Type: application/json' \
  -H 'Authorization: Bearer {key}' \
  -d '{
    "model": "{model}",
    "stream": true,
    "messages": [{"role": "user", "content": "Say hello"}]
  }')",
""},

{"python-openai", "Python · openai", kProgram, "python", "", "openai_chat", "/v1",
R"(from openai import OpenAI

client = OpenAI(base_url="{base}", api_key="{key}")
answer = client.chat.completions.create(
    model="{model}",
    messages=[{"role": "user", "content": "Say hello"}],
)
print(answer.choices[0].message.content)
)",
""},

{"python-anthropic", "Python · anthropic", kProgram, "python", "", "anthropic_messages", "",
R"(from anthropic import Anthropic

client = Anthropic(base_url="{base}", api_key="{key}")
answer = client.messages.create(
    model="{model}",
    max_tokens=1024,
    messages=[{"role": "user", "content": "Say hello"}],
)
print(answer.content[0].text)
)",
QT_TRANSLATE_NOOP("Connect", "This SDK adds /v1 to the address itself.")},

{"python-google", "Python · google-genai", kProgram, "python", "", "gemini_generate", "",
R"(from google import genai
from google.genai import types

client = genai.Client(
    api_key="{key}",
    http_options=types.HttpOptions(base_url="{base}"),
)
answer = client.models.generate_content(model="{model}", contents="Say hello")
print(answer.text)
)",
QT_TRANSLATE_NOOP("Connect", "This SDK adds the version to the address itself.")},

{"typescript-openai", "TypeScript · openai", kProgram, "typescript", "", "openai_chat", "/v1",
R"(import OpenAI from "openai";

const client = new OpenAI({ baseURL: "{base}", apiKey: "{key}" });
const answer = await client.chat.completions.create({
  model: "{model}",
  messages: [{ role: "user", content: "Say hello" }],
});
console.log(answer.choices[0].message.content);
)",
""},

{"typescript-anthropic", "TypeScript · anthropic", kProgram, "typescript", "", "anthropic_messages", "",
R"(import Anthropic from "@anthropic-ai/sdk";

const client = new Anthropic({ baseURL: "{base}", apiKey: "{key}" });
const answer = await client.messages.create({
  model: "{model}",
  max_tokens: 1024,
  messages: [{ role: "user", content: "Say hello" }],
});
console.log(answer.content);
)",
QT_TRANSLATE_NOOP("Connect", "This SDK adds /v1 to the address itself.")},

{"typescript-google", "TypeScript · @google/genai", kProgram, "typescript", "", "gemini_generate", "",
R"(import { GoogleGenAI } from "@google/genai";

const client = new GoogleGenAI({
  apiKey: "{key}",
  httpOptions: { baseUrl: "{base}" },
});
const answer = await client.models.generateContent({
  model: "{model}",
  contents: "Say hello",
});
console.log(answer.text);
)",
QT_TRANSLATE_NOOP("Connect", "This SDK adds the version to the address itself.")},

{"go", "Go · openai-go", kProgram, "go", "", "openai_chat", "/v1",
R"(package main

import (
    "context"
    "fmt"

    "github.com/openai/openai-go/v3"
    "github.com/openai/openai-go/v3/option"
)

func main() {
    client := openai.NewClient(
        option.WithBaseURL("{base}"),
        option.WithAPIKey("{key}"),
    )
    answer, err := client.Chat.Completions.New(context.Background(), openai.ChatCompletionNewParams{
        Model:    "{model}",
        Messages: []openai.ChatCompletionMessageParamUnion{openai.UserMessage("Say hello")},
    })
    if err != nil {
        panic(err)
    }
    fmt.Println(answer.Choices[0].Message.Content)
}
)",
""},

{"langchain", "LangChain · Python", kProgram, "python", "", "openai_chat", "/v1",
R"(from langchain_openai import ChatOpenAI

model = ChatOpenAI(
    base_url="{base}",
    api_key="{key}",
    model="{model}",
)
print(model.invoke("Say hello").content)
)",
""},

{"environment", "Environment variables", kProgram, "sh", "", "openai_chat", "",
R"(export OPENAI_BASE_URL={base}/v1
export OPENAI_API_KEY={key}
export ANTHROPIC_BASE_URL={base}
export ANTHROPIC_API_KEY={key}
export GOOGLE_GEMINI_BASE_URL={base}
export GEMINI_API_KEY={key}
)",
QT_TRANSLATE_NOOP("Connect", "For programs that read the usual variables. \"gatehouse run -- PROGRAM\" sets them for one program only, with a key of its own.")},

{"claude-code", "Claude Code", kAgent, "sh", "", "anthropic_messages", "",
R"(export ANTHROPIC_BASE_URL={base}
export ANTHROPIC_AUTH_TOKEN={key}
claude
)",
QT_TRANSLATE_NOOP("Connect", "Needs Anthropic among the providers. With a subscription instead of a key, leave the second line out and set Anthropic up without a key: your own login passes through.")},

{"codex", "Codex", kAgent, "toml", "~/.codex/config.toml", "openai_responses", "/v1",
R"(model_provider = "gatehouse"

[model_providers.gatehouse]
name = "Gatehouse"
base_url = "{base}"
env_key = "GATEHOUSE_KEY"
wire_api = "responses"
)",
QT_TRANSLATE_NOOP("Connect", "Put the gateway key into the variable GATEHOUSE_KEY; any word will do while none is needed. The first line must stand above every [section]. Needs OpenAI among the providers.")},

{"gemini-cli", "Gemini CLI", kAgent, "sh", "", "gemini_generate", "",
R"(export GOOGLE_GEMINI_BASE_URL={base}
export GEMINI_API_KEY={key}
gemini
)",
QT_TRANSLATE_NOOP("Connect", "Set security.auth.selectedType to \"gemini-api-key\" in ~/.gemini/settings.json, or choose \"Use Gemini API key\" when it asks: a Google login goes past the gateway. Needs Google AI Studio among the providers.")},

{"opencode", "OpenCode", kAgent, "json", "opencode.json", "openai_chat", "/v1",
R"({
  "$schema": "https://opencode.ai/config.json",
  "provider": {
    "gatehouse": {
      "npm": "@ai-sdk/openai-compatible",
      "name": "Gatehouse",
      "options": { "baseURL": "{base}", "apiKey": "{key}" },
      "models": { "{model}": {} }
    }
  },
  "model": "gatehouse/{model}"
}
)",
QT_TRANSLATE_NOOP("Connect", "In the project's folder, or as ~/.config/opencode/opencode.json for all. List every model you want to choose from.")},

{"cursor", "Cursor", kEditor, "text", "", "openai_chat", "/v1",
R"(Cursor Settings → Models → API Keys
  OpenAI API Key             {key}
  Override OpenAI Base URL   {base}
  Add a custom model         {model}
)",
QT_TRANSLATE_NOOP("Connect", "Cursor's own servers make the calls, so they cannot reach an address of this machine: give them one that is open to the internet, with TLS and a gateway key.")},

{"continue", "Continue", kEditor, "yaml", "~/.continue/config.yaml", "openai_chat", "/v1",
R"(name: Gatehouse
version: 1.0.0
schema: v1
models:
  - name: Gatehouse
    provider: openai
    model: {model}
    apiBase: {base}
    apiKey: {key}
    roles: [chat, edit, apply]
)",
""},

};
// clang-format on

}  // namespace

std::span<const Snippet> snippets()
{
    return kSnippets;
}

}  // namespace gatehouse::app
