#pragma once

#include "app/draft.h"

class QWidget;

namespace gatehouse::app {
class SecretStore;
}

namespace gatehouse::ui {

/// Asks for the pass phrase of the encrypted file while it is locked.
///
/// Errors  false: it stays locked; `trouble` says why, and is empty when the person did not want
/// to.
bool unlockVault(app::SecretStore& secrets, QWidget* parent, QString& trouble);

/// The same where one of the typed secrets shall go there.
bool unlockFor(const app::Draft::TypedKeys& typed, app::SecretStore& secrets, QWidget* parent,
               QString& trouble);

}  // namespace gatehouse::ui
