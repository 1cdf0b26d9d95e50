#pragma once

#include <functional>

#include <QAbstractListModel>
#include <QStringList>

namespace gatehouse::ui {

/// Something the palette can open or do.
struct PaletteEntry {
    QString id;     ///< "action.view.theme": by this its use is remembered
    QString title;  ///< what is searched
    QString kind;   ///< "Page", "Command": said beside it
    QString icon;
    QString keys;            ///< "Ctrl+B"; empty: none
    bool isCommand = false;  ///< listed behind ">"
    std::function<void()> run;
};

/// What the palette lists for what was typed.
///
/// Shape   nothing typed: what was used last, then all in their order. ">" leaves commands only;
/// "/" filters requests; "?" tells these signs.
class PaletteModel : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role { KindRole = Qt::UserRole, IconRole, KeysRole, LettersRole };

    using QAbstractListModel::QAbstractListModel;

    /// `used`: ids, last used first. `filter` is called with the words behind "/".
    void setEntries(QList<PaletteEntry> entries, const QStringList& used,
                    std::function<void(const QString&)> filter);
    void search(const QString& text);
    /// The entry of a row; its run may be empty where a row only tells.
    [[nodiscard]] const PaletteEntry& entryAt(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

private:
    struct Hit {
        PaletteEntry entry;
        int score = 0;
        QList<int> letters;
    };

    void rank(const QString& pattern, bool commandsOnly);
    void showSigns();

    QList<PaletteEntry> entries_;
    QStringList used_;
    std::function<void(const QString&)> filter_;
    QList<Hit> hits_;
};

}  // namespace gatehouse::ui
