#include "app/limits/unpriced.h"

#include <QTest>

#include "tests/support/suite.h"

namespace gatehouse::tests {

class UnpricedTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void namesThatLeadNowhereKnown()
    {
        config::Config config;
        config.providers.emplace_back().id = "openai";
        config.aliases.push_back({"fast", "openai/gpt-4o-mini"});
        config.aliases.push_back({"odd", "openai/nobody-knows"});
        QCOMPARE(app::unpricedTargets(config), QStringList{QStringLiteral("openai/nobody-knows")});
    }

    void thoseThatWereCalled()
    {
        store::Overview overview;
        overview.models.push_back({"new", "openai", 5, 0, {}, 5});
        overview.models.push_back({"gpt-4o", "openai", 5, 0, {}, 0});
        QCOMPARE(app::unpricedCalled(overview), QStringList{QStringLiteral("openai/new")});
        QStringList many;
        for (const char* each : {"a", "b", "c", "d", "e"}) many.append(QLatin1String(each));
        QCOMPARE(app::modelsWords(many), QStringLiteral("a, b, c and 2 more"));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::UnpricedTest;
GH_SUITE(UnpricedTest)
#include "unpriced_test.moc"
