#include "app/limits/limit_edit.h"

#include <QTest>

#include "app/formats.h"
#include "proxy/core/config/validate.h"
#include "proxy/core/provider/catalogue.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

class LimitEditTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void presetsCanBePublished()
    {
        using Preset = app::LimitPreset;
        config::Config config = config::firstRun();
        for (const auto preset :
             {Preset::MonthlyBudget, Preset::CallsPerMinute, Preset::AtOnce, Preset::Blank}) {
            auto limit = app::presetOf(preset, QStringLiteral("UTC"));
            limit.id = app::freeLimitId(config, app::text(limit.name));
            config = app::withLimit(std::move(config), std::move(limit));
        }
        QCOMPARE(config.limits.size(), std::size_t(4));
        QVERIFY(config::validate(config, provider::Catalogue::builtIn()).empty());
        QVERIFY(app::isBudget(config.limits.front()));
        QCOMPARE(config.limits.front().id, std::string("monthly-budget"));
    }

    void idsAreFreeAndStay()
    {
        config::Config config;
        config::LimitConfig limit;
        limit.id = app::freeLimitId(config, QStringLiteral("Ärger & Co!"));
        QCOMPARE(limit.id, std::string("rger-co"));
        config = app::withLimit(std::move(config), limit);
        QCOMPARE(app::freeLimitId(config, QStringLiteral("rger co")), std::string("rger-co-2"));
        limit.limit = "7";
        config = app::withLimit(std::move(config), limit);
        QCOMPARE(config.limits.size(), std::size_t(1));
        QCOMPARE(app::findLimit(config, limit.id)->limit, std::string("7"));
        config = app::withoutLimit(std::move(config), limit.id);
        QVERIFY(app::findLimit(config, limit.id) == nullptr);
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::LimitEditTest;
GH_SUITE(LimitEditTest)
#include "limit_edit_test.moc"
