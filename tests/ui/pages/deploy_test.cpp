#include "ui/pages/deploy.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>

#include "app/draft.h"
#include "app/export/bundle_file.h"
#include "tests/support/suite.h"
#include "tests/ui/window_kit.h"
#include "ui/navigator.h"
#include "ui/widgets/states.h"
#include "ui/widgets/toasts.h"

namespace gatehouse::tests {

namespace {

ui::DeployPage* open(WindowKit& kit)
{
    kit.gateway.configNow = config::firstRun();
    config::ProviderConfig openai;
    openai.id = "openai";
    openai.key.text = "keychain:openai";
    kit.gateway.configNow.providers.push_back(openai);
    ui::MainWindow& window = kit.show();
    window.navigator()->go(QStringLiteral("deploy"));
    return window.findChild<ui::DeployPage*>();
}

}  // namespace

class DeployPageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void everyFileCanBeLookedAt()
    {
        WindowKit kit;
        auto* page = open(kit);
        auto* list = page->findChild<QListWidget*>(QStringLiteral("deploy.list"));
        auto* text = page->findChild<QPlainTextEdit*>(QStringLiteral("deploy.text"));
        QVERIFY(list->count() >= 7);
        for (int row = 0; row < list->count(); ++row) {
            list->setCurrentRow(row);
            QVERIFY2(!text->toPlainText().isEmpty(), qPrintable(list->item(row)->text()));
        }
        list->setCurrentRow(0);
        QVERIFY(text->toPlainText().contains(QStringLiteral("env:OPENAI_API_KEY")));
        savePicture(*kit.window, "deploy");
        kit.window->resize(960, 600);
        savePicture(*kit.window, "deploy-small");
        QStringList words;
        for (const QLabel* label :
             page->findChild<QWidget*>(QStringLiteral("deploy.secrets"))->findChildren<QLabel*>())
            words += label->text();
        QVERIFY(words.contains(QStringLiteral("OPENAI_API_KEY")));
    }

    void savedAndReadBack()
    {
        WindowKit kit;
        auto* page = open(kit);
        const QString place = kit.folder.filePath(QStringLiteral("bundle"));
        page->saveTo(place);
        QTRY_VERIFY_WITH_TIMEOUT(kit.window->toasts()->text().contains(place), 20'000);
        QCOMPARE(*app::readBundle(place), kit.gateway.configNow);
        auto* draft = kit.window->findChild<app::Draft*>();
        page->importFrom(place);
        QVERIFY(draft->isEmpty());  // it is what is live
        kit.gateway.configNow.records.keepDays = 3;
        Q_EMIT kit.gateway.configChanged();
        page->importFrom(place);
        QVERIFY(!draft->isEmpty());
        QCOMPARE(draft->config().records.keepDays, 30);
        page->importFrom(kit.folder.path() + QStringLiteral("/nothing"));
        QVERIFY(page->findChild<ui::Banner*>(QStringLiteral("deploy.banner"))->isVisible());
    }

    void aPlaceThatCannotBeWrittenIsTold()
    {
        WindowKit kit;
        auto* page = open(kit);
        page->saveTo(QStringLiteral("/proc/none/bundle.zip"));
        auto* banner = page->findChild<ui::Banner*>(QStringLiteral("deploy.banner"));
        QTRY_VERIFY_WITH_TIMEOUT(banner->isVisible(), 20'000);
        QVERIFY(banner->text().contains(QStringLiteral("/proc/none")));
    }

    void checkedAndCopied()
    {
        WindowKit kit;
        auto* page = open(kit);
        page->findChild<QPushButton*>(QStringLiteral("deploy.check"))->click();
        auto* banner = page->findChild<ui::Banner*>(QStringLiteral("deploy.banner"));
        QVERIFY(banner->text().contains(QStringLiteral("takes these settings")));
        page->findChild<QPushButton*>(QStringLiteral("deploy.copy"))->click();
        const QString commands = QGuiApplication::clipboard()->text();
        QVERIFY(commands.contains(QStringLiteral("systemctl enable --now gatehouse")));
        QVERIFY(!commands.contains(QStringLiteral("```")));
    }

    void theDraftIsNotInIt()
    {
        WindowKit kit;
        auto* page = open(kit);
        auto* draft = kit.window->findChild<app::Draft*>();
        config::Config next = draft->config();
        next.records.keepDays = 3;
        draft->edit(next);
        auto* text = page->findChild<QPlainTextEdit*>(QStringLiteral("deploy.text"));
        QVERIFY(!text->toPlainText().contains(QStringLiteral("keepDays")));
        QVERIFY(page->findChild<ui::Banner*>(QStringLiteral("deploy.banner"))->isVisible());
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::DeployPageTest;
GH_SUITE(DeployPageTest)
#include "deploy_test.moc"
