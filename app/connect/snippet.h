#pragma once

#include <span>

#include <QString>

#include "proxy/core/config/config.h"

namespace gatehouse::app {

/// What kind of thing a snippet connects.
enum class SnippetGroup : quint8 { Program, Agent, Editor };

/// How to point one SDK, agent or editor at the gateway: a row of the table in snippets().
///
/// Shape   `text` holds {base}, {key} and {model}; snippetText() fills them in. {base} is the
/// gateway's address with `path` behind it, as this client wants its base URL.
/// Source  the SDKs' and agents' own documentation and sources, July 2026.
struct Snippet {
    const char* id;
    const char* title;  ///< a name, the same in every language
    SnippetGroup group;
    const char* language;  ///< "sh", "python", "typescript", "go", "toml", "json", "yaml", "text"
    const char* file;      ///< where the text belongs; empty: run it, or paste it into a program
    const char* dialect;   ///< what the client speaks: an id of the dialects
    const char* path;      ///< behind the gateway's address: "/v1", or nothing
    const char* text;
    const char* note;  ///< what else to know; empty, or translated by snippetNote()
};

std::span<const Snippet> snippets();
const Snippet* findSnippet(const QString& id);

/// What a snippet is filled with.
struct SnippetPlace {
    QString baseUrl;  ///< "http://127.0.0.1:8686", as Gateway::baseUrl() gives it
    QString key;      ///< the gateway key, or what stands for it
    QString model;    ///< "provider/model" or an alias
};

/// The place for a config: the sample model, and a word that is no key while none is needed.
SnippetPlace snippetPlace(const config::Config& config, const QString& baseUrl);
QString snippetText(const Snippet& snippet, const SnippetPlace& place);
QString snippetNote(const Snippet& snippet);
QString snippetTitle(SnippetGroup group);

}  // namespace gatehouse::app
