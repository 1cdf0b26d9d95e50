#include "ui/pages/cache/cache_rules.h"

#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QTest>
#include <QToolButton>

#include "app/draft.h"
#include "tests/support/suite.h"
#include "tests/ui/window_kit.h"

namespace gatehouse::tests {

class CacheRulesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void rulesComeMoveAndGo()
    {
        theme();
        FakeGateway gateway;
        gateway.configNow = config::firstRun();
        app::Draft draft(&gateway, nullptr, nullptr);
        Q_EMIT gateway.configChanged();
        ui::CacheRules rules(&draft);
        connect(&draft, &app::Draft::changed, &rules, &ui::CacheRules::show);
        rules.show();
        const auto press = [&](const char* name) {
            QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
            rules.findChild<QAbstractButton*>(QString::fromLatin1(name))->click();
        };
        const auto now = [&]() -> const auto&
        {
            return draft.config().cache.rules;
        };
        press("cache.rules.add");
        press("cache.rules.add");
        QCOMPARE(now().size(), std::size_t{2});
        QVERIFY(draft.problems().empty());
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        rules.findChild<QSpinBox*>(QStringLiteral("cache.rule.rule-2.ttl"))->setValue(0);
        QCOMPARE(now().back().ttl.count(), 0);
        press("cache.rule.rule-2.up");
        QCOMPARE(now().front().id, std::string("rule-2"));
        press("cache.rule.rule.remove");
        QCOMPARE(now().size(), std::size_t{1});
        const auto* problem = rules.findChild<QLabel*>(QStringLiteral("cache.rules.problem"));
        QVERIFY(problem->isHidden());
        auto broken = draft.config();
        broken.cache.rules.front().when = "{";
        draft.edit(broken);
        QVERIFY(!problem->isHidden() && !problem->text().isEmpty());
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::CacheRulesTest;
GH_SUITE(CacheRulesTest)
#include "cache_rules_test.moc"
