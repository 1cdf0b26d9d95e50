#include "ui/unlock.h"

#include <algorithm>

#include <QCoreApplication>
#include <QInputDialog>

#include "app/secret_store.h"

namespace gatehouse::ui {
namespace {

struct UnlockWords {
    Q_DECLARE_TR_FUNCTIONS(Unlock)
};

}  // namespace

bool unlockVault(app::SecretStore& secrets, QWidget* parent, QString& trouble)
{
    if (secrets.hasPassPhrase()) return true;
    bool ok = false;
    const QString phrase = QInputDialog::getText(
        parent, UnlockWords::tr("Encrypted file"),
        UnlockWords::tr("Pass phrase of the encrypted file:"), QLineEdit::Password, {}, &ok);
    if (!ok || phrase.isEmpty()) return false;
    if (secrets.unlockVault(Secret(phrase.toStdString()), trouble)) return true;
    trouble = UnlockWords::tr("The encrypted file did not open: %1").arg(trouble);
    return false;
}

bool unlockFor(const app::Draft::TypedKeys& typed, app::SecretStore& secrets, QWidget* parent,
               QString& trouble)
{
    const bool isVault =
        std::ranges::any_of(typed, [](const auto& each) { return each.first.source() == "vault"; });
    return !isVault || unlockVault(secrets, parent, trouble);
}

}  // namespace gatehouse::ui
