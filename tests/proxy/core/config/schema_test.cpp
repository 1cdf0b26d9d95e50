#include "proxy/core/config/schema.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "proxy/core/config/config.h"
#include "tests/support/suite.h"

using namespace gatehouse;

class SchemaTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void theSchemaNamesEveryField()
    {
        QJsonParseError error{};
        const auto json = QByteArray::fromStdString(config::jsonSchema());
        const auto root = QJsonDocument::fromJson(json, &error).object();
        QVERIFY2(error.error == QJsonParseError::NoError, qPrintable(error.errorString()));
        QCOMPARE(root["$schema"].toString(),
                 QString("https://json-schema.org/draft/2020-12/schema"));
        QVERIFY(!root["additionalProperties"].toBool(true));
        const auto properties = root["properties"].toObject();
        const auto has = [](const QJsonObject& object, std::string_view key) {
            return object.contains(
                QString::fromUtf8(key.data(), static_cast<qsizetype>(key.size())));
        };
        config::Config::fields([&](const auto& field) { QVERIFY(has(properties, field.key)); });
        const auto server = properties["server"].toObject();
        QCOMPARE(server["type"].toString(), QString("object"));
        const auto below = server["properties"].toObject();
        config::ServerConfig::fields([&](const auto& field) { QVERIFY(has(below, field.key)); });
        const auto provider =
            properties["providers"].toObject()["items"].toObject()["properties"].toObject();
        config::ProviderConfig::fields(
            [&](const auto& field) { QVERIFY(has(provider, field.key)); });
        const auto gateway =
            properties["gateways"].toObject()["items"].toObject()["properties"].toObject();
        config::GatewayConfig::fields([&](const auto& field) { QVERIFY(has(gateway, field.key)); });
        QVERIFY(!gateway["dlp"].toObject().contains("type"));  // any JSON
    }

    void theSchemaKnowsKindsAndRanges()
    {
        const auto root =
            QJsonDocument::fromJson(QByteArray::fromStdString(config::jsonSchema())).object();
        const auto server =
            root["properties"].toObject()["server"].toObject()["properties"].toObject();
        QCOMPARE(server["openOnLoopback"].toObject()["type"].toString(), QString("boolean"));
        QCOMPARE(server["listen"].toObject()["items"].toObject()["type"].toString(),
                 QString("string"));
        const auto threads = server["ioThreads"].toObject()["anyOf"].toArray().at(0).toObject();
        QCOMPARE(threads["minimum"].toInt(-1), 0);
        QCOMPARE(threads["maximum"].toInt(-1), 256);
        QCOMPARE(server["maxBody"].toObject()["anyOf"].toArray().size(), 2);
        QVERIFY(!server["drain"].toObject()["description"].toString().isEmpty());
    }
};

GH_SUITE(SchemaTest)
#include "schema_test.moc"
