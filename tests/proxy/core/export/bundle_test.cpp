#include "proxy/core/export/bundle.h"

#include <algorithm>

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

#include "proxy/core/config/codec.h"
#include "proxy/core/config/validate.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

using config::Config;

namespace {

/// A config with something of everything that can be exported.
Config rich()
{
    Config config = config::firstRun();
    config.server.tlsCertificate = "/etc/gatehouse/cert.pem";
    config.server.tlsKey = "/etc/gatehouse/key.pem";
    config.access.salt = std::string(32, 'a');
    config.access.keys = {{.id = "k1", .label = "CI", .hash = std::string(64, 'b'), .hint = "x9Qa"},
                          {.id = "k2", .label = "bot", .value = {"keychain:bot"}}};
    config::ProviderConfig openai;
    openai.id = "openai";
    openai.key.text = "keychain:openai";
    openai.prices = {{.model = "gpt-5", .input = "1.25"}};
    openai.headers = {{"x-team", "search"}};
    config::ProviderConfig ollama;
    ollama.id = "ollama";
    config.providers.insert(config.providers.end(), {openai, ollama});
    config.aliases = {{"fast", "openai/gpt-5"}};
    return config;
}

exports::Bundle bundleOf(const Config& config)
{
    return exports::serverBundle(config, provider::Catalogue::builtIn(),
                                 {.generation = 12, .version = "1.0"});
}

QString sourceText(const char* path)
{
    QFile file(QStringLiteral(GATEHOUSE_SOURCE_DIR "/") + QLatin1String(path));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// The packages a container file installs last: what the program needs to run.
QStringList packagesIn(const QString& dockerfile)
{
    const qsizetype from = dockerfile.lastIndexOf(QStringLiteral("--no-install-recommends"));
    QString line = dockerfile.mid(from).section(QStringLiteral("&&"), 0, 0);
    line.remove(QStringLiteral("--no-install-recommends")).remove(QLatin1Char('\\'));
    return line.simplified().split(QLatin1Char(' '));
}

}  // namespace

class BundleTest : public QObject {
    Q_OBJECT

private slots:

    void theRoundTripIsEqual()
    {
        for (const Config& config : {Config(), config::firstRun(), rich()}) {
            const auto back = exports::configOf(bundleOf(config).files);
            QVERIFY(back.ok());
            QCOMPARE(config::print(*back), config::print(config));
            QCOMPARE(*back, config);
        }
    }

    void everySampleGoesThereAndBack()
    {
        QDirIterator files(QStringLiteral(GATEHOUSE_SOURCE_DIR "/resources/samples"),
                           {QStringLiteral("*.json")}, QDir::Files);
        int seen = 0;
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            std::vector<config::Problem> problems;
            const auto config = config::parse(file.readAll().toStdString(), problems);
            QVERIFY2(config.ok(), qPrintable(file.fileName()));
            QCOMPARE(*exports::configOf(bundleOf(*config).files), *config);
            ++seen;
        }
        QVERIFY(seen >= 4);
    }

    void theServerTakesItsConfig()
    {
        const auto bundle = bundleOf(rich());
        std::vector<config::Problem> problems;
        const auto config = config::parse(bundle.find("gatehouse.json")->text, problems);
        QVERIFY(config.ok());
        QVERIFY(config::validate(*config, provider::Catalogue::builtIn()).empty());
        // No keychain on a server.
        for (const auto& file : bundle.files) {
            if (file.path != "bundle.json")
                QVERIFY2(file.text.find("keychain:") == std::string::npos, file.path.c_str());
        }
        for (const auto& secret : bundle.secrets) {
            QVERIFY(bundle.find("gatehouse.env.example")->text.find(secret.variable + "=\n") !=
                    std::string::npos);
            QVERIFY(bundle.find("README.md")->text.find(secret.variable) != std::string::npos);
        }
    }

    void everyFileIsWhole()
    {
        const auto bundle = bundleOf(rich());
        for (const auto& file : bundle.files) {
            QVERIFY2(file.text.ends_with('\n'), file.path.c_str());
            QVERIFY2(file.text.find("{{") == std::string::npos, file.path.c_str());
            QVERIFY2(!file.about.empty(), file.path.c_str());
        }
        QVERIFY(bundle.find("gatehouse.env.example")->ownerOnly);
        QVERIFY(bundle.find("nothing") == nullptr);
        QCOMPARE(QString::fromStdString(bundle.find("gatehouse.service")->text),
                 sourceText("packaging/server/gatehouse.service"));
    }

    void whatCannotBeCarriedIsSaid()
    {
        const auto bundle = bundleOf(rich());
        const auto noted = [&](const std::string& path) {
            return std::ranges::any_of(bundle.notes,
                                       [&](const auto& note) { return note.path == path; });
        };
        QVERIFY(noted("/server/tlsCertificate"));
        QVERIFY(noted("/server/tlsKey"));
        QVERIFY(noted("/server/openOnLoopback"));
        QVERIFY(noted("/providers/0"));  // sample
        QCOMPARE(
            std::ranges::count(bundle.notes, std::string("/providers/0"), &exports::Note::path),
            std::ptrdiff_t{1});
        QVERIFY(noted("/providers/2"));  // Ollama
        for (const auto& note : bundle.notes) QVERIFY(!note.hint.empty());
    }

    void credentialsThatGatewaysNameAreSaid()
    {
        auto config = rich();
        config.gateways.resize(3);
        config.gateways[0].id = "plain";
        config.gateways[1].id = "billed";
        config.gateways[1].stripe = "{}";
        config.gateways[2].id = "traced";
        config.gateways[2].otel = "[\"vault:gateway.traced.1\"]";
        std::vector<std::string> places;
        for (const auto& note : bundleOf(config).notes) {
            if (note.path.starts_with("/gateways/")) places.push_back(note.path);
        }
        QCOMPARE(places, (std::vector<std::string>{"/gateways/1", "/gateways/2"}));
    }

    void theContainerFileInstallsWhatTheProgramNeeds()
    {
        const QStringList bundled =
            packagesIn(QString::fromStdString(bundleOf(Config()).find("Dockerfile")->text));
        QCOMPARE(bundled, packagesIn(sourceText("packaging/server/Dockerfile")));
        QVERIFY(bundled.contains(QStringLiteral("libssl3")));
        const QString readMe = QString::fromStdString(bundleOf(Config()).find("README.md")->text);
        QVERIFY(
            readMe.contains(QStringLiteral("apt-get install ") + bundled.join(QLatin1Char(' '))));
    }

    void aBrokenBundleIsTold()
    {
        QVERIFY(!exports::configOf({}).ok());
        QVERIFY(!exports::configOf({{"gatehouse.json", "{", "", false}}).ok());
        auto files = bundleOf(rich()).files;
        for (auto& file : files) {
            if (file.path == "bundle.json") file.text = R"({"secrets":[{"was":3}]})";
        }
        QVERIFY(!exports::configOf(files).ok());
        std::erase_if(files, [](const auto& file) { return file.path == "bundle.json"; });
        QCOMPARE(exports::configOf(files)->providers[1].key.text,
                 std::string("env:OPENAI_API_KEY"));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::BundleTest;
GH_SUITE(BundleTest)
#include "bundle_test.moc"
