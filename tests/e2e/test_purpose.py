"""fupin purpose: what is forbidden, what is shielded, what says nothing; a home without a night answers too."""
import os

from story import Home


def test_a_purpose_is_judged_word_by_word(folder):
    home = Home(os.path.join(folder, "home"))
    home.run("init")
    built = home.json("purpose", "建羊圈后购买轿车")
    assert built == {"purpose": "建羊圈后购买轿车", "rule": "USE-01", "category": "家庭用品购车",
                     "words": [{"word": "建羊圈", "category": None}, {"word": "轿车", "category": "家庭用品购车"}]}, built
    assert home.json("purpose", "农用三轮车")["rule"] is None
    assert home.json("purpose", " 生产 经营。")["rule"] == "USE-06"
    assert home.json("purpose", "")["rule"] == "USE-06"
    assert "例外，略过" in home.run("--lang", "zh", "purpose", "建羊圈")
    assert "says nothing" in home.run("--lang", "en", "purpose", "周转")
    home.run("purpose", expect=(2,))
