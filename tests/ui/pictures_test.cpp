#include <ctime>

#include <QLocale>
#include <QTest>

#include "tests/support/suite.h"
#include "tests/ui/picture_check.h"
#include "tests/ui/picture_kit.h"
#include "tests/ui/pseudo_language.h"
#include "ui/navigator.h"
#include "ui/pages/wizard.h"
#include "ui/pages/wizard_steps.h"

namespace gatehouse::tests {

/// Every page in both themes, with data, without, and when its store cannot be read: pixel for
/// pixel as it was looked at and found good. tests/ui/renew_pictures.sh keeps them anew.
class PicturesTest : public QObject {
    Q_OBJECT

private:
    QLocale former_;
    PseudoLanguage pseudo_;

    static void row(const char* page, const char* state, Data data, bool dark)
    {
        const QByteArray name = QByteArray(page).replace('?', '-').replace('=', "") + '-' + state +
                                (dark ? "-dark" : "-light");
        QTest::newRow(name.constData()) << QString::fromLatin1(page) << QString::fromLatin1(state)
                                        << static_cast<int>(data) << dark;
    }

    static void rows(const char* page, const char* state, Data data)
    {
        for (const bool dark : {false, true}) row(page, state, data, dark);
    }

    /// What the wizard finds on this computer is not in the picture.
    static void findNothing(ui::MainWindow& window)
    {
        window.navigator()->go(QStringLiteral("wizard"));
        auto* wizard = qobject_cast<ui::WizardPage*>(window.page(QStringLiteral("wizard")));
        wizard->providers()->setEnvironment({});
        wizard->providers()->setServers({});
    }

    void showAs(const QString& state)
    {
        if (state == QLatin1String("large")) theme().setTextScale(1.5);
        if (state == QLatin1String("pseudo")) QCoreApplication::installTranslator(&pseudo_);
        if (state == QLatin1String("rtl")) QGuiApplication::setLayoutDirection(Qt::RightToLeft);
    }

private Q_SLOTS:

    void initTestCase()
    {
        qputenv("TZ", "UTC");
        tzset();
        former_ = QLocale();
        QLocale::setDefault(QLocale::c());
        const QWidget widget;
        if (const QString why = PictureCheck::obstacle(widget); !why.isEmpty())
            QSKIP(qPrintable(why));
    }

    void cleanupTestCase() { QLocale::setDefault(former_); }

    void cleanup()
    {
        QCoreApplication::removeTranslator(&pseudo_);
        QGuiApplication::setLayoutDirection(Qt::LeftToRight);
        theme().setTextScale(1);
        theme().setColours(ui::Colours::Usual);
        theme().choose(ui::ThemeChoice::Light);
    }

    void looksAsItDid_data()
    {
        QTest::addColumn<QString>("place");
        QTest::addColumn<QString>("state");
        QTest::addColumn<int>("data");
        QTest::addColumn<bool>("dark");
        for (const char* page : {"dashboard",
                                 "traffic",
                                 "routes",
                                 "routes?route=support",
                                 "prompts",
                                 "prompts?prompt=support",
                                 "playground",
                                 "providers",
                                 "guardrails",
                                 "guardrails?rule=1",
                                 "limits",
                                 "limits?limit=month",
                                 "cache",
                                 "cache?entry=0",
                                 "cache?part=settings",
                                 "dashboard?colours=distinct",
                                 "deploy",
                                 "history",
                                 "settings",
                                 "wizard?step=1",
                                 "wizard?step=2",
                                 "wizard?step=3",
                                 "wizard?step=4"}) {
            rows(page, "data", Data::Some);
        }
        for (const char* page : {"dashboard", "traffic", "routes", "prompts", "history",
                                 "providers", "guardrails", "limits", "cache"})
            rows(page, "empty", Data::None);
        for (const char* page : {"dashboard", "traffic", "history"})
            rows(page, "error", Data::BrokenStart);
        for (const char* page : {"routes?route=support", "prompts", "playground?row=1", "providers",
                                 "guardrails", "limits", "cache"})
            rows(page, "error", Data::Broken);
        for (const char* page :
             {"dashboard", "traffic", "routes?route=support", "providers", "settings"}) {
            for (const char* state : {"small", "rtl", "pseudo", "large"})
                row(page, state, Data::Some, false);
        }
    }

    void looksAsItDid()
    {
        QFETCH(const QString, place);
        QFETCH(const QString, state);
        QFETCH(const int, data);
        QFETCH(const bool, dark);
        theme().choose(dark ? ui::ThemeChoice::Dark : ui::ThemeChoice::Light);
        if (place.contains(QLatin1String("distinct"))) theme().setColours(ui::Colours::Distinct);
        showAs(state);
        PictureKit kit(static_cast<Data>(data));
        const bool isFull = static_cast<Data>(data) == Data::Some;
        if (place.startsWith(QLatin1String("cache")) && isFull) kit.addKept();
        const bool isSmall = !isFull || state == QLatin1String("small");
        ui::MainWindow& window = kit.show(isSmall ? QSize(960, 600) : QSize(1200, 720));
        const QString page = place.section(QLatin1Char('?'), 0, 0);
        QVariantMap params;
        if (page == QLatin1String("wizard")) findNothing(window);
        if (const QString detail = place.section(QLatin1Char('?'), 1); !detail.isEmpty())
            params[detail.section(QLatin1Char('='), 0, 0)] = detail.section(QLatin1Char('='), 1);
        window.navigator()->go(page, params);
        window.centralWidget()->setFocus();  // no ring around a control
        PictureCheck check;
        const bool same = check.sees(window, QString::fromLatin1(QTest::currentDataTag()));
        QVERIFY2(same, qPrintable(check.words()));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::PicturesTest;
GH_SUITE(PicturesTest)
#include "pictures_test.moc"
