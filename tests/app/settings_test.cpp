#include "app/settings.h"

#include <QTemporaryDir>
#include <QTest>

#include "tests/support/suite.h"

namespace gatehouse::tests {

class SettingsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void wordsThatNobodyKnowsAreTheFirst()
    {
        const QTemporaryDir folder;
        app::Settings settings(folder.path());
        QCOMPARE(settings.density(), QStringLiteral("comfortable"));
        settings.setDensity(QStringLiteral("compact"));
        QCOMPARE(settings.density(), QStringLiteral("compact"));
        settings.setDensity(QStringLiteral("tiny"));
        QCOMPARE(settings.density(), QStringLiteral("comfortable"));
        QCOMPARE(settings.colours(), QStringLiteral("usual"));
        settings.setColours(QStringLiteral("distinct"));
        QCOMPARE(settings.colours(), QStringLiteral("distinct"));
        QCOMPARE(settings.motion(), QStringLiteral("system"));
        settings.setMotion(QStringLiteral("reduced"));
        QCOMPARE(settings.motion(), QStringLiteral("reduced"));
    }

    void whatIsSetSurvives()
    {
        QTemporaryDir folder;
        {
            app::Settings settings(folder.path());
            QCOMPARE(settings.theme(), QStringLiteral("system"));
            settings.setTheme(QStringLiteral("dark"));
            settings.setTextScale(1.3);
            settings.setPage(QStringLiteral("traffic"));
            settings.setValue(QStringLiteral("a/b"), 5);
        }
        const app::Settings again(folder.path());
        QCOMPARE(again.theme(), QStringLiteral("dark"));
        QCOMPARE(again.textScale(), 1.3);
        QCOMPARE(again.page(), QStringLiteral("traffic"));
        QCOMPARE(again.value(QStringLiteral("a/b")).toInt(), 5);
    }

    void nonsenseFallsBack()
    {
        QTemporaryDir folder;
        app::Settings settings(folder.path());
        settings.setTheme(QStringLiteral("pink"));
        settings.setTextScale(40);
        QCOMPARE(settings.theme(), QStringLiteral("system"));
        QCOMPARE(settings.textScale(), 1.5);
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::SettingsTest;
GH_SUITE(SettingsTest)
#include "settings_test.moc"
