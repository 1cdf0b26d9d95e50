#pragma once

#include "proxy/core/export/bundle.h"
#include "ui/page.h"

class QCheckBox;
class QLabel;
class QListWidget;
class QPlainTextEdit;
class QPushButton;
class QVBoxLayout;

namespace gatehouse::ui {

class Banner;
class DriftCard;

/// The live settings as a set of files for a server of one's own: looked at, checked, saved, and
/// read back.
class DeployPage : public Page {
    Q_OBJECT

public:
    explicit DeployPage(const PageContext& context, QWidget* parent = nullptr);

    /// A folder, or a file that ends in .tar or .zip.
    void saveTo(const QString& path);
    /// Reads a bundle's folder into the draft.
    void importFrom(const QString& path);

protected:
    void activated() override;
    void deactivated() override;

private:
    QWidget* makeFiles(const QList<QPushButton*>& actions);
    QWidget* makeSecrets();
    QWidget* makeNotes();
    void build();
    void showFile();
    void showSecrets();
    void showNotes();
    void chooseFolder();
    void chooseArchive();
    void chooseImport();
    void copyCommands();
    void check();

    exports::Bundle bundle_;
    QString program_;  // of the server; empty: not here
    Banner* banner_ = nullptr;
    DriftCard* drift_ = nullptr;
    QListWidget* list_ = nullptr;
    QLabel* about_ = nullptr;
    QPlainTextEdit* text_ = nullptr;
    QCheckBox* withProgram_ = nullptr;
    QVBoxLayout* secrets_ = nullptr;
    QVBoxLayout* notes_ = nullptr;
    QWidget* notesCard_ = nullptr;
};

}  // namespace gatehouse::ui
