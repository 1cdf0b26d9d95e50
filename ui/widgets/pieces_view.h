#pragma once

#include <vector>

#include <QPlainTextEdit>

namespace gatehouse::ui {

/// A long read-only text that is laid out only as far as it was scrolled.
///
/// Shape   pieces of at most about 64 KiB whose lines are at most 4 KiB (app::textPieces).
class PiecesView : public QPlainTextEdit {
    Q_OBJECT

public:
    explicit PiecesView(const QString& objectName, const QString& name, QWidget* parent = nullptr);

    void setPieces(std::vector<QString> pieces);
    [[nodiscard]] QString wholeText() const;

    [[nodiscard]] std::size_t shownPieces() const { return shown_; }

private:
    void showMore();

    std::vector<QString> pieces_;
    std::size_t shown_ = 0;
};

}  // namespace gatehouse::ui
