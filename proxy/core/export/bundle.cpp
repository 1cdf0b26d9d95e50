#include "proxy/core/export/bundle.h"

#include <algorithm>

#include <boost/json.hpp>

#include "proxy/core/base/embedded.h"
#include "proxy/core/base/text.h"
#include "proxy/core/config/address.h"
#include "proxy/core/config/codec.h"
#include "proxy/core/export/secrets.h"

namespace gatehouse::exports {
namespace {

constexpr std::string_view kConfig = "gatehouse.json";
constexpr std::string_view kManifest = "bundle.json";

std::string embedded(std::string_view name)
{
    for (const EmbeddedFile& file : gatehouse::embedded::deploy()) {
        if (file.name == name) return std::string(file.text);
    }
    return {};
}

std::string filled(std::string text, std::string_view mark, std::string_view value)
{
    const std::string wanted = cat("{{", mark, "}}");
    for (auto at = text.find(wanted); at != std::string::npos;
         at = text.find(wanted, at + value.size())) {
        text.replace(at, wanted.size(), value);
    }
    return text;
}

/// A template to be copied and filled in: names alone.
std::string environmentFile(const std::vector<NeededSecret>& secrets)
{
    std::string text =
        "# Copy to gatehouse.env (mode 0600) and fill in. One NAME=value a line, without quotes.\n";
    for (const NeededSecret& each : secrets)
        text += cat("\n# ", each.about.filled(), "\n", each.variable, "=\n");
    return text +
           "\n# For the way out, where there is a proxy.\n"
           "#HTTPS_PROXY=http://proxy.example:3128\n"
           "#NO_PROXY=localhost,127.0.0.1,::1\n";
}

std::string manifest(const Bundle& bundle, const BundleOptions& options)
{
    boost::json::array secrets;
    for (const NeededSecret& each : bundle.secrets) {
        secrets.push_back({{"variable", each.variable},
                           {"was", each.was},
                           {"used", boost::json::array(each.used.begin(), each.used.end())}});
    }
    const boost::json::value text{{"format", 1},
                                  {"program", options.version},
                                  {"generation", options.generation},
                                  {"secrets", std::move(secrets)}};
    return cat(boost::json::serialize(text), "\n");
}

std::string addressOf(const config::Config& config)
{
    for (const std::string& each : config.server.listen) {
        if (each.starts_with("0.0.0.0:")) return cat("127.0.0.1:", each.substr(8));
        if (each.starts_with("[::]:")) return cat("[::1]:", each.substr(5));
        return each;
    }
    return "127.0.0.1:8686";
}

std::string secretRows(const std::vector<NeededSecret>& secrets)
{
    if (secrets.empty()) return "No secret is needed.\n";
    std::string text =
        "Set these in `gatehouse.env`; no value of them is in this folder.\n\n"
        "| variable | for |\n|---|---|\n";
    for (const NeededSecret& each : secrets)
        text += cat("| `", each.variable, "` | ", each.about.filled(), " |\n");
    return text;
}

std::string noteRows(const std::vector<Note>& notes)
{
    if (notes.empty()) return {};
    std::string text = "## To see to\n\n";
    for (const Note& each : notes) text += cat("- ", each.what.filled(), ": ", each.hint, ".\n");
    return text + "\n";
}

std::string readMe(const Bundle& bundle, const config::Config& config, const BundleOptions& options)
{
    std::string rows;
    for (const File& each : bundle.files) rows += cat("| `", each.path, "` | ", each.about, " |\n");
    std::string text = filled(embedded("README.md"), "files", rows);
    text = filled(text, "version", options.version);
    const std::string generation =
        cat("generation ", number(static_cast<std::int64_t>(options.generation)), " of ");
    text = filled(text, "generation", options.generation == 0 ? std::string_view() : generation);
    text = filled(text, "secrets", secretRows(bundle.secrets));
    text = filled(text, "notes", noteRows(bundle.notes));
    text = filled(text, "address", addressOf(config));
    return filled(text, "program",
                  options.hasProgram ? "in this folder" : "not in this folder: put it here");
}

class Notes {
public:
    explicit Notes(std::vector<Note>& notes) : notes_(notes) {}

    void add(std::string path, std::string text, std::string hint, std::string subject = {})
    {
        notes_.push_back({std::move(path), {std::move(text), std::move(subject)}, std::move(hint)});
    }

    /// `text` names what the file is.
    void file(const std::string& path, const std::string& name, std::string text)
    {
        if (name.empty()) return;
        add(path, std::move(text),
            "copy it to the same place on the server, readable for the service", name);
    }

private:
    std::vector<Note>& notes_;
};

void noteServer(Notes& notes, const config::Config& config)
{
    notes.file("/server/tlsCertificate", config.server.tlsCertificate,
               "the certificate %1 is not in the bundle");
    notes.file("/server/tlsKey", config.server.tlsKey,
               "the key of the certificate, %1, is not in the bundle");
    const bool remote = std::ranges::any_of(config.server.listen, [](const std::string& each) {
        std::string_view host = std::string_view(each).substr(0, each.rfind(':'));
        if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
        return !config::isLoopback(host);
    });
    if (!remote) {
        notes.add("/server/listen", "the gateway listens on the server itself alone",
                  "stand a web server with TLS before it, or set listen, allowRemote, "
                  "allowedHosts and a certificate");
    }
    if (config.server.openOnLoopback) {
        notes.add("/server/openOnLoopback", "programs on the server may call without a key",
                  "switch it off where others have accounts on that machine");
    }
}

void noteProviders(Notes& notes, const config::Config& config, const provider::Catalogue& catalogue)
{
    for (std::size_t i = 0; i < config.providers.size(); ++i) {
        const auto& provider = config.providers[i];
        const std::string path = cat("/providers/", number(static_cast<std::int64_t>(i)));
        notes.file(path + "/caFile", provider.caFile, "the CA file %1 is not in the bundle");
        if (provider.key.source() == "file")
            notes.file(path + "/key", std::string(provider.key.name()),
                       "the key file %1 is not in the bundle");
        const auto row = provider::resolve(catalogue, provider);
        if (row && row->local && !row->sample) {
            notes.add(path, "%1 runs on the machine of the gateway",
                      "install it on the server, or give its address elsewhere as base URL",
                      provider.id);
        }
        if (row && row->sample) {
            notes.add(path, "the sample provider answers from memory",
                      "remove it on a server for real work");
        }
    }
}

void noteGateways(Notes& notes, const config::Config& config)
{
    for (std::size_t i = 0; i < config.gateways.size(); ++i) {
        const auto& gateway = config.gateways[i];
        const bool isNamed = gateway.otel.find("vault:") != std::string::npos;
        if (gateway.stripe.empty() && !isNamed) continue;
        notes.add(cat("/gateways/", number(static_cast<std::int64_t>(i))),
                  "the credentials that gateway %1 names are not in the bundle",
                  "put them into the vault of the server under the same names", gateway.id);
    }
}

}  // namespace

std::string Sentence::filled() const
{
    const auto at = text.find("%1");
    return at == std::string::npos ? text : cat(text.substr(0, at), subject, text.substr(at + 2));
}

const File* Bundle::find(std::string_view path) const noexcept
{
    const auto at = std::ranges::find(files, path, &File::path);
    return at == files.end() ? nullptr : &*at;
}

Bundle serverBundle(const config::Config& config, const provider::Catalogue& catalogue,
                    const BundleOptions& options)
{
    Bundle bundle;
    bundle.secrets = neededSecrets(config, catalogue);
    Notes notes(bundle.notes);
    noteServer(notes, config);
    noteProviders(notes, config, catalogue);
    noteGateways(notes, config);
    const auto add = [&bundle](std::string_view path, std::string text, std::string_view about,
                               bool ownerOnly = false) {
        bundle.files.push_back({std::string(path), std::move(text), std::string(about), ownerOnly});
    };
    add(kConfig, config::print(withVariables(config, bundle.secrets)), "the settings");
    add("gatehouse.env.example", environmentFile(bundle.secrets),
        "template of the environment file: the secrets go there", true);
    add("gatehouse.service", embedded("gatehouse.service"), "systemd unit, hardened");
    add("Dockerfile", embedded("Dockerfile"), "container image from the program in this folder");
    add("compose.yaml", embedded("compose.yaml"), "the container with its volume and environment");
    add(".dockerignore", embedded("dockerignore"), "keeps secrets out of the image");
    add(kManifest, manifest(bundle, options), "how to read this back into Gatehouse");
    add("README.md", readMe(bundle, config, options), "what to do, step by step");
    return bundle;
}

namespace {

Result<std::vector<NeededSecret>> manifestSecrets(const std::string& text)
{
    std::vector<NeededSecret> secrets;
    const auto broken = fail(ErrorKind::Invalid, "bundle.json cannot be read",
                             "remove it: the settings are then read without it");
    boost::system::error_code trouble;
    const auto file = boost::json::parse(text, trouble);
    if (trouble || !file.is_object()) return broken;
    const auto* rows = file.get_object().if_contains("secrets");
    if (rows == nullptr || !rows->is_array()) return broken;
    for (const auto& row : rows->get_array()) {
        const auto* object = row.if_object();
        const auto* was = object == nullptr ? nullptr : object->if_contains("was");
        const auto* used = object == nullptr ? nullptr : object->if_contains("used");
        if (was == nullptr || !was->is_string() || used == nullptr || !used->is_array())
            return broken;
        NeededSecret secret;
        secret.was = was->get_string();
        for (const auto& path : used->get_array()) {
            if (path.is_string()) secret.used.emplace_back(path.get_string());
        }
        secrets.push_back(std::move(secret));
    }
    return secrets;
}

}  // namespace

Result<config::Config> configOf(const std::vector<File>& files)
{
    const auto text = std::ranges::find(files, kConfig, &File::path);
    if (text == files.end()) {
        return fail(ErrorKind::NotFound, "there is no gatehouse.json",
                    "choose the folder a bundle was written to");
    }
    std::vector<config::Problem> problems;
    auto config = config::parse(text->text, problems);
    if (!config) return std::move(config).error();
    const auto kept = std::ranges::find(files, kManifest, &File::path);
    if (kept == files.end()) return config;
    auto secrets = manifestSecrets(kept->text);
    if (!secrets) return std::move(secrets).error();
    return withFormerPlaces(std::move(*config), *secrets);
}

}  // namespace gatehouse::exports
