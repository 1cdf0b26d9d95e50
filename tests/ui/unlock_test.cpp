#include "ui/unlock.h"

#include <QInputDialog>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include "app/secret_store.h"
#include "tests/support/suite.h"
#include "tests/ui/window_kit.h"

namespace gatehouse::tests {

namespace {

/// Answers the question for the pass phrase once it stands there; `phrase` null: it is cancelled.
void answerWith(const char* phrase)
{
    QTimer::singleShot(0, qApp, [phrase] {
        auto* dialog = qobject_cast<QInputDialog*>(QApplication::activeModalWidget());
        QVERIFY(dialog != nullptr);
        if (phrase == nullptr) return dialog->reject();
        dialog->setTextValue(QLatin1String(phrase));
        dialog->accept();
    });
}

}  // namespace

class UnlockTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void theFileOpensWithItsPassPhraseOnly()
    {
        theme();
        QTemporaryDir folder;
        QString trouble;
        {
            app::SecretStore first(folder.path(), {});
            QVERIFY(first.unlockVault(Secret("right"), trouble));
            bool ok = false;
            first.put(app::SecretStore::Place::Vault, QStringLiteral("a"), Secret("k"),
                      [&ok](bool done, const QString&) { ok = done; });
            QVERIFY(ok);
        }
        app::SecretStore store(folder.path(), {});
        const app::Draft::TypedKeys typed{{SecretRef{"vault:b"}, Secret("k2")}};
        answerWith(nullptr);
        QVERIFY(!ui::unlockFor(typed, store, nullptr, trouble));
        QVERIFY(trouble.isEmpty());
        answerWith("wrong");
        QVERIFY(!ui::unlockFor(typed, store, nullptr, trouble));
        QVERIFY(!trouble.isEmpty() && !trouble.contains(QStringLiteral("wrong pass")));
        trouble.clear();
        answerWith("right");
        QVERIFY(ui::unlockFor(typed, store, nullptr, trouble));
        QVERIFY(ui::unlockVault(store, nullptr, trouble));  // asks no more
        QVERIFY(store.valueOf({"vault:a"}).reveal() == "k");
    }

    void whatGoesElsewhereAsksNothing()
    {
        QTemporaryDir folder;
        app::SecretStore store(folder.path(), {});
        QString trouble;
        QVERIFY(ui::unlockFor({{SecretRef{"keychain:a"}, Secret("k")}}, store, nullptr, trouble));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::UnlockTest;
GH_SUITE(UnlockTest)
#include "unlock_test.moc"
