#include <QDir>
#include <QFile>

#include "proxy/core/config/config.h"
#include "proxy/core/config/schema.h"
#include "tests/support/suite.h"

using namespace gatehouse;

class ReferenceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void thePageIsTheOneInTheDocs()
    {
        const auto page = QByteArray::fromStdString(config::referencePage());
        QFile file(QStringLiteral(GATEHOUSE_SOURCE_DIR "/docs/config.md"));
        if (qEnvironmentVariableIsSet("GATEHOUSE_REGENERATE")) {
            QVERIFY(QDir().mkpath(QStringLiteral(GATEHOUSE_SOURCE_DIR "/docs")));
            QVERIFY(file.open(QIODevice::WriteOnly));
            QCOMPARE(file.write(page), page.size());
            return;
        }
        QVERIFY2(file.open(QIODevice::ReadOnly),
                 "docs/config.md is missing: run this test once with GATEHOUSE_REGENERATE=1");
        QVERIFY2(file.readAll() == page,
                 "docs/config.md is out of date: run this test once with GATEHOUSE_REGENERATE=1");
    }

    void everyFieldIsDescribed()
    {
        const auto check = [](const auto& field) {
            QVERIFY2(field.doc.ends_with('.'), std::string(field.key).c_str());
            QVERIFY2(field.doc.find('|') == std::string_view::npos, "it would break the table");
        };
        config::Config::fields(check);
        config::ServerConfig::fields(check);
        config::AccessConfig::fields(check);
        config::KeyConfig::fields(check);
        config::ProviderConfig::fields(check);
        config::HeaderConfig::fields(check);
        config::PriceConfig::fields(check);
        config::AliasConfig::fields(check);
        config::GatewayConfig::fields(check);
        config::RecordsConfig::fields(check);
    }
};

GH_SUITE(ReferenceTest)
#include "reference_test.moc"
