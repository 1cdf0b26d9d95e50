#include "app/export/bundle_words.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

#include "app/export/bundle_file.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

class BundleWordsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void everyTextOfABundleCanBeTranslated()
    {
        config::Config config = config::firstRun();
        config.server.tlsCertificate = "/a.pem";
        config.server.tlsKey = "/b.pem";
        config.server.adminToken.text = "keychain:admin";
        config.access.keys = {{.id = "k", .value = {"keychain:k"}}};
        for (const char* id : {"openai", "ollama", "groq"}) {
            config::ProviderConfig provider;
            provider.id = id;
            provider.caFile = "/ca.pem";
            provider.key.text = provider.id == "groq" ? "file:/k" : "keychain:k";
            config.providers.push_back(provider);
        }
        const auto bundle = app::serverBundle(config, 0, {});
        QFile table(QStringLiteral(GATEHOUSE_SOURCE_DIR "/app/export/bundle_words.cpp"));
        QVERIFY(table.open(QIODevice::ReadOnly));
        // Literals in a row are one.
        static const QRegularExpression joint(QStringLiteral("\"\\s*\""));
        const QString known = QString::fromUtf8(table.readAll()).replace(joint, QString());
        const auto look = [&known](const std::string& text) {
            QVERIFY2(
                known.contains(QLatin1Char('"') + QString::fromStdString(text) + QLatin1Char('"')),
                text.c_str());
        };
        for (const auto& file : bundle.files) look(file.about);
        for (const auto& secret : bundle.secrets) look(secret.about.text);
        QVERIFY(bundle.notes.size() > 6);
        for (const auto& note : bundle.notes) {
            look(note.what.text);
            look(note.hint);
        }
        QCOMPARE(app::bundleWords(exports::Sentence{"API key of %1", "OpenAI"}),
                 QStringLiteral("API key of OpenAI"));
        QCOMPARE(app::bundleWords(std::string("the settings")), QStringLiteral("the settings"));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::BundleWordsTest;
GH_SUITE(BundleWordsTest)
#include "bundle_words_test.moc"
