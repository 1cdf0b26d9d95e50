#include "proxy/core/provider/provider.h"

#include "tests/support/suite.h"

using namespace gatehouse;

class ProviderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void datedVariantsFindTheirCard_data()
    {
        QTest::addColumn<QByteArray>("model");
        QTest::addColumn<QByteArray>("card");
        const auto row = [](const char* model, const char* card) {
            QTest::newRow(model) << QByteArray(model) << QByteArray(card);
        };
        row("gpt-4.1", "gpt-4.1");
        row("gpt-4.1-2025-04-14", "gpt-4.1");
        row("gpt-4.1-mini", "gpt-4.1-mini");
        row("gpt-4.1-mini-2025-04-14", "gpt-4.1-mini");
        row("gpt-4.1-nano", "");
        row("gpt-4", "");
        row("gpt-4.1-0613", "gpt-4.1");
        row("gpt-4.1-latest", "gpt-4.1");
        row("claude-3-opus", "claude-3-opus-20240229");
        row("claude-3-opus-20240229", "claude-3-opus-20240229");
        row("claude-3-opus-20240230", "");
        row("two", "two-20260101");
        row("models/gpt-4.1", "gpt-4.1");
        row("", "");
    }

    void datedVariantsFindTheirCard()
    {
        QFETCH(QByteArray, model);
        QFETCH(QByteArray, card);
        provider::Provider row;
        for (const char* id : {"gpt-4.1", "gpt-4.1-mini", "claude-3-opus-20240229", "two-20260101",
                               "two-20250101"}) {
            row.models.emplace_back().id = id;
        }
        const auto* found = row.find(model.toStdString());
        QCOMPARE(found == nullptr ? std::string() : found->id, card.toStdString());
    }
};

GH_SUITE(ProviderTest)
#include "provider_test.moc"
