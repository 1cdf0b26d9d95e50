#include "app/import/foreign_settings.h"

#include <algorithm>
#include <string>
#include <yaml-cpp/yaml.h>

#include <QCoreApplication>

#include "app/formats.h"
#include "proxy/core/provider/catalogue.h"

namespace gatehouse::app {
namespace {

using YAML::Node;

struct ForeignSettingsWords {
    Q_DECLARE_TR_FUNCTIONS(Import)
};

/// Names other gateways give a provider of the catalogue.
struct OtherName {
    const char* theirs;
    const char* ours;
};

constexpr OtherName kNames[] = {
    {"gemini", "google-ai-studio"}, {"google", "google-ai-studio"}, {"xai", "grok"},
    {"together_ai", "together"},    {"fireworks_ai", "fireworks"},  {"lm_studio", "lm-studio"},
    {"mistral-ai", "mistral"},      {"perplexity", "perplexity-ai"}};

const provider::Provider* rowOf(const std::string& name)
{
    const auto& catalogue = provider::Catalogue::builtIn();
    if (const auto* row = catalogue.find(name)) return row;
    for (const OtherName& each : kNames) {
        if (name == each.theirs) return catalogue.find(each.ours);
    }
    return nullptr;
}

/// What stands under a key; an undefined node where nothing does, whatever `node` is.
Node under(const Node& node, const char* key)
{
    if (!node.IsDefined() || !node.IsMap()) return Node(YAML::NodeType::Undefined);
    const Node found = node[key];
    return found.IsDefined() ? found : Node(YAML::NodeType::Undefined);
}

std::string textOf(const Node& node)
{
    return node.IsDefined() && node.IsScalar() ? node.Scalar() : std::string();
}

/// Puts what a gateway says of a provider into the list, one entry a provider.
class Collector {
public:
    explicit Collector(ImportedSettings& into) : into_(into) {}

    /// `key`: "os.environ/NAME", "env.NAME", or the key itself; empty: none.
    SetupChoice* add(const std::string& name, const std::string& key, const std::string& baseUrl)
    {
        const auto* row = rowOf(name);
        if (row == nullptr) {
            leave(ForeignSettingsWords::tr("the provider %1 is not known here").arg(text(name)));
            return nullptr;
        }
        auto found = std::ranges::find_if(into_.choices, [row](const SetupChoice& choice) {
            return choice.provider.id == row->id;
        });
        if (found == into_.choices.end()) {
            into_.choices.emplace_back().provider.id = row->id;
            found = into_.choices.end() - 1;
        }
        if (!baseUrl.empty() && found->provider.baseUrl.empty()) found->provider.baseUrl = baseUrl;
        setKey(*found, key);
        return &*found;
    }

    void leave(const QString& words)
    {
        if (!into_.left.contains(words)) into_.left.append(words);
    }

private:
    void setKey(SetupChoice& choice, const std::string& key)
    {
        for (const char* prefix : {"os.environ/", "env."}) {
            if (!key.starts_with(prefix)) continue;
            const std::string reference =
                "env:" + key.substr(std::char_traits<char>::length(prefix));
            if (choice.provider.key.text == reference) return;
            if (choice.provider.key.empty() && choice.key.empty()) {
                choice.provider.key.text = reference;
            } else {
                more(choice, reference);
            }
            return;
        }
        if (key.empty()) return;
        if (choice.provider.key.empty() && choice.key.empty()) {
            choice.key = Secret(key);
        } else if (choice.key.reveal() != key) {
            leave(ForeignSettingsWords::tr("another key of %1: add it under Providers & Keys")
                      .arg(text(choice.provider.id)));
        }
    }

    static void more(SetupChoice& choice, const std::string& reference)
    {
        auto& keys = choice.provider.moreKeys;
        const auto known =
            std::ranges::any_of(keys, [&](const auto& each) { return each.key.text == reference; });
        if (known) return;
        auto& made = keys.emplace_back();
        made.name = reference.substr(4);
        made.key.text = reference;
    }

    ImportedSettings& into_;
};

/// "openai/gpt-4o" → provider and model; a bare name is OpenAI's, as LiteLLM has it.
std::pair<std::string, std::string> splitModel(const std::string& model)
{
    const auto slash = model.find('/');
    if (slash == std::string::npos) return {"openai", model};
    return {model.substr(0, slash), model.substr(slash + 1)};
}

void readLiteLlm(const Node& root, ImportedSettings& made)
{
    made.kind = QStringLiteral("LiteLLM");
    Collector collector(made);
    for (const Node& entry : root["model_list"]) {
        const Node params = under(entry, "litellm_params");
        const auto [name, model] = splitModel(textOf(under(params, "model")));
        const std::string alias = textOf(under(entry, "model_name"));
        const SetupChoice* choice = collector.add(name, textOf(under(params, "api_key")),
                                                  textOf(under(params, "api_base")));
        if (choice == nullptr || alias.empty()) continue;
        if (alias.find('*') != std::string::npos) {
            collector.leave(ForeignSettingsWords::tr("the pattern %1").arg(text(alias)));
            continue;
        }
        const std::string target = choice->provider.id + "/" + model;
        const auto same = std::ranges::find(made.aliases, alias, &config::AliasConfig::name);
        if (same == made.aliases.end()) {
            made.aliases.push_back({alias, target});
        } else if (same->target != target) {
            collector.leave(ForeignSettingsWords::tr("the second target of %1").arg(text(alias)));
        }
    }
    for (const char* part : {"litellm_settings", "router_settings", "general_settings"}) {
        if (root[part])
            collector.leave(ForeignSettingsWords::tr("the part %1").arg(QLatin1String(part)));
    }
}

void readBifrost(const Node& root, ImportedSettings& made)
{
    made.kind = QStringLiteral("Bifrost");
    Collector collector(made);
    for (const auto& entry : root["providers"]) {
        const std::string name = entry.first.Scalar();
        const Node keys = under(entry.second, "keys");
        const std::string baseUrl =
            textOf(under(under(entry.second, "network_config"), "base_url"));
        if (!keys.IsDefined() || keys.size() == 0) {
            collector.add(name, {}, baseUrl);
            continue;
        }
        for (const Node& key : keys) collector.add(name, textOf(under(key, "value")), baseUrl);
    }
    for (const auto& entry : root) {
        const std::string part = entry.first.Scalar();
        if (part != "providers" && part != "$schema")
            collector.leave(ForeignSettingsWords::tr("the part %1").arg(text(part)));
    }
}

void readPortkey(const Node& root, ImportedSettings& made)
{
    made.kind = QStringLiteral("Portkey");
    Collector collector(made);
    if (root["strategy"])
        collector.leave(ForeignSettingsWords::tr("the part %1").arg(QStringLiteral("strategy")));
    const Node targets = under(root, "targets");
    if (!targets.IsDefined()) return;
    for (const Node& target : targets) {
        if (under(target, "targets").IsDefined())
            collector.leave(ForeignSettingsWords::tr("targets inside of targets"));
        if (const std::string key = textOf(under(target, "virtual_key")); !key.empty())
            collector.leave(ForeignSettingsWords::tr("the virtual key %1").arg(text(key)));
        std::string name = textOf(under(target, "provider"));
        if (name.starts_with('@')) name.erase(0, 1);
        if (name.empty()) continue;
        collector.add(name, textOf(under(target, "api_key")), textOf(under(target, "custom_host")));
    }
}

/// Bifrost writes providers by name, we as a list.
bool isBifrost(const Node& root)
{
    return root["providers"] && root["providers"].IsMap();
}

}  // namespace

std::optional<ImportedSettings> readForeignSettings(const QByteArray& text)
{
    try {
        const Node root = YAML::Load(text.toStdString());
        if (!root.IsMap()) return std::nullopt;
        ImportedSettings made;
        if (root["model_list"]) {
            readLiteLlm(root, made);
        } else if (isBifrost(root)) {
            readBifrost(root, made);
        } else if (root["targets"] || root["strategy"]) {
            readPortkey(root, made);
        } else {
            return std::nullopt;
        }
        return made;
    } catch (const YAML::Exception&) {
        return std::nullopt;  // not such a file at all
    }
}

}  // namespace gatehouse::app
